from pytest_bdd import scenarios

scenarios("late.feature")
