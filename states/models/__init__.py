"""The record: States, treaties, acts, and the sources they rest on."""

from .action import KIND_LABELS, RecordedAct, TreatyAction
from .figure import PublishedFigure
from .forum import Forum, ForumMembership, Role
from .meeting import Meeting, MeetingKind
from .note import DepositaryNote
from .overlap import NoOverlap
from .regions import Region, Subregion, UNGroup
from .revision import Revision
from .source import Edition, Source
from .state import FormerName, State, StateName
from .submission import Action, Change, Stage, Submission
from .treaty import Obligation, Treaty, TreatyRules

__all__ = [
    "KIND_LABELS",
    "Action",
    "Change",
    "DepositaryNote",
    "Edition",
    "FormerName",
    "Forum",
    "ForumMembership",
    "Meeting",
    "MeetingKind",
    "NoOverlap",
    "Obligation",
    "PublishedFigure",
    "RecordedAct",
    "Region",
    "Revision",
    "Role",
    "Source",
    "Stage",
    "State",
    "StateName",
    "Submission",
    "Subregion",
    "Treaty",
    "TreatyAction",
    "TreatyRules",
    "UNGroup",
]
