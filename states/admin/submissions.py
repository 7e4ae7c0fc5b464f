"""What was handed in: read, returned, published."""

from django.contrib import admin, messages
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from states.days import today
from states.models import Stage, Submission
from states.review.assess import assess
from states.review.reading import preview_of, read
from states.review.steps import (
    PUBLISH,
    CannotStandError,
    RefusedError,
    drop,
    give_back,
    go_on,
    may_publish,
    publish,
    publishes_own,
    take_back,
)

from .read_only import ReadOnlyAdmin

# What became of a submission, by the stage that a step led to.
SAID = {
    Stage.DRAFT: _("It is a draft again."),
    Stage.SUBMITTED: _("Handed in."),
    Stage.RETURNED: _("Returned to its author."),
    Stage.PUBLISHED: _("Published."),
}


@admin.register(Submission)
class SubmissionAdmin(ReadOnlyAdmin):
    """Submissions are made by the forms of facts and by files; here they are read and go on."""

    list_display = ["__str__", "stage", "author", "made_at", "submitted_at", "decided_by"]
    list_filter = ["stage", "author"]
    list_select_related = ["author", "decided_by"]
    search_fields = ["changes__fact", "reason", "file", "author__username"]
    date_hierarchy = "made_at"
    list_per_page = 50
    actions = None

    def get_queryset(self, request):
        return Submission.objects.told().seen_by(request.user)

    def get_urls(self):
        step = self.admin_site.admin_view(require_POST(self.step_view))
        return [path("<int:pk>/step/", step, name="states_submission_step"), *super().get_urls()]

    def change_view(self, request, object_id, form_url="", extra_context=None):
        """A submission with every change it makes, and the steps that the reader may take."""
        submission = self._submission_or_404(request, object_id)
        only = request.GET.get("only")
        reading = read(submission, only, request.GET.get("p"), today())
        is_author = request.user.pk == submission.author_id
        context = {
            **self.admin_site.each_context(request),
            "title": str(submission),
            "opts": self.opts,
            "submission": submission,
            **reading._asdict(),
            "preview": preview_of(reading.lines),
            "only": only,
            "is_author": is_author,
            "goes_on": is_author and submission.is_open,
            "takes_back": is_author and submission.stage == Stage.SUBMITTED,
            "publishes_own": publishes_own(request.user),
            "decides": request.user.has_perm(PUBLISH) and submission.stage == Stage.SUBMITTED,
            "publishes": may_publish(request.user, submission),
            **(extra_context or {}),
        }
        return render(request, "admin/submission.html", context)

    def step_view(self, request, pk: int):
        """Take one step with a submission, and say what became of it."""
        submission = self._submission_or_404(request, pk)
        words = request.POST.get("words", "").replace("\0", "")[:1000]
        steps = {
            "submit": lambda: go_on(submission, request.user, words),
            "take_back": lambda: take_back(submission, request.user),
            "give_back": lambda: give_back(submission, request.user, words),
            "publish": lambda: publish(submission, request.user),
            "drop": lambda: drop(submission, request.user),
        }
        take = steps.get(request.POST.get("step", ""))
        if take is None:
            raise Http404
        try:
            take()
        except RefusedError as refused:
            if isinstance(refused, CannotStandError):
                assess(submission, today())  # what was found was turned back with the step
            self.message_user(request, str(refused), messages.ERROR)
        else:
            said = SAID[Stage(submission.stage)] if submission.pk else _("The draft was thrown away.")
            self.message_user(request, said, messages.SUCCESS)
        if submission.pk is None:
            return HttpResponseRedirect(reverse("admin:index"))
        return HttpResponseRedirect(reverse("admin:states_submission_change", args=[pk]))

    def _submission_or_404(self, request, pk) -> Submission:
        found = self.get_queryset(request).filter(pk=pk).first() if str(pk).isdecimal() else None
        if found is None or not self.has_view_permission(request, found):
            raise Http404
        return found
