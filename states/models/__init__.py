"""The record: States, treaties, acts, and the sources they rest on."""

from .action import KIND_LABELS, RecordedAct, TreatyAction
from .clearance import CLEARANCE_LABELS, ClearanceEvent, RecordedClearanceEvent
from .figure import PublishedFigure
from .forum import Forum, ForumMembership, Role
from .meeting import Meeting, MeetingKind
from .note import DepositaryNote
from .overlap import NoOverlap
from .regions import Region, Subregion, UNGroup
from .revision import Revision
from .source import Edition, Source
from .state import FormerName, State, StateName
from .stockpile import STOCKPILE_LABELS, RecordedStockpileEvent, StockpileEvent
from .submission import Action, Change, Stage, Submission
from .treaty import Obligation, Treaty, TreatyRules

__all__ = [
    "CLEARANCE_LABELS",
    "KIND_LABELS",
    "STOCKPILE_LABELS",
    "Action",
    "Change",
    "ClearanceEvent",
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
    "RecordedClearanceEvent",
    "RecordedStockpileEvent",
    "Region",
    "Revision",
    "Role",
    "Source",
    "Stage",
    "State",
    "StateName",
    "StockpileEvent",
    "Submission",
    "Subregion",
    "Treaty",
    "TreatyAction",
    "TreatyRules",
    "UNGroup",
]
