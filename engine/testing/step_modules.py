"""Which modules hold the steps."""

STEP_MODULES = (
    "engine.testing.steps_scene",
    "engine.testing.steps_house",
    "engine.testing.steps_client",
    "engine.testing.steps_booking",
    "engine.testing.steps_event",
    "engine.testing.steps_time",
    "engine.testing.steps_answer",
    "engine.testing.steps_explanation",
    "engine.testing.steps_money",
    "engine.testing.steps_obligation",
    "engine.testing.steps_mark",
    "engine.testing.steps_words",
)
