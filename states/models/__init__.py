"""The record: States, treaties, acts, and the sources they rest on."""

from .action import KIND_LABELS, RecordedAct, TreatyAction
from .clearance import CLEARANCE_LABELS, ClearanceEvent, RecordedClearanceEvent
from .figure import PublishedFigure
from .forum import Forum, ForumMembership, Role
from .meeting import Meeting, MeetingKind
from .note import DepositaryNote
from .overlap import NoOverlap
from .production import (
    PRODUCTION_BASIS_LABELS,
    PRODUCTION_LABELS,
    SIGNAL_LABELS,
    ProducerListing,
    Production,
    ProductionSignal,
    RecordedListing,
    RecordedProduction,
    RecordedSignal,
)
from .regions import Region, Subregion, UNGroup
from .revision import Revision
from .source import Edition, Source
from .state import FormerName, State, StateName
from .stockpile import STOCKPILE_LABELS, RecordedStockpileEvent, StockpileEvent
from .submission import Action, Change, Stage, Submission
from .transfer import MEASURE_LABELS, RecordedMeasure, TransferMeasure
from .transparency import REPORT_LABELS, RecordedReport, TransparencyRate, TransparencyReport
from .treaty import Obligation, Treaty, TreatyRules
from .use import ACTOR_LABELS, RecordedUse, Use

__all__ = [
    "ACTOR_LABELS",
    "CLEARANCE_LABELS",
    "KIND_LABELS",
    "MEASURE_LABELS",
    "PRODUCTION_BASIS_LABELS",
    "PRODUCTION_LABELS",
    "REPORT_LABELS",
    "SIGNAL_LABELS",
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
    "ProducerListing",
    "Production",
    "ProductionSignal",
    "PublishedFigure",
    "RecordedAct",
    "RecordedClearanceEvent",
    "RecordedListing",
    "RecordedMeasure",
    "RecordedProduction",
    "RecordedReport",
    "RecordedSignal",
    "RecordedStockpileEvent",
    "RecordedUse",
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
    "TransferMeasure",
    "TransparencyRate",
    "TransparencyReport",
    "Treaty",
    "TreatyAction",
    "TreatyRules",
    "UNGroup",
    "Use",
]
