from pytest_bdd import scenarios

scenarios("deadlines.feature")
