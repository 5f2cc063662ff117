from pytest_bdd import scenarios

scenarios("versions.feature")
