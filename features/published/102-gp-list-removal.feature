Feature: Somerset Surgery
  How a patient is removed from the list of a practice, and the answers that it gives. The patient was warned in
  January 2026, unless a scenario says otherwise.

  Background:
    Given the house rules of policies/published/102-gp-list-removal.house

  Rule: Somebody who was warned

    Background:
      Given on Monday 12 January 2026 10:00 there was a warning

    @R2
    Scenario: T1 — The request is received on Monday, and takes effect on Tuesday of the week after
      When we send a removal-request on Monday 1 June 2026 10:00 with:
        | ground | behaviour |
      Then it is accepted
      And she becomes removed from Tuesday 9 June 2026 00:00
      And because of the rule "Removal from the list" line "otherwise"
      When the time is Monday 8 June 2026 23:59
      Then she is not removed
      When the time is Tuesday 9 June 2026 00:00
      Then she is removed

    @R2
    Scenario: T2 — Accepted elsewhere on Thursday, it ends then
      When we send a removal-request on Monday 1 June 2026 10:00 with:
        | ground | behaviour |
      And an acceptance-elsewhere comes on Thursday 4 June 2026 11:00
      Then she becomes removed from Thursday 4 June 2026 11:00
      And she is removed

    @R3
    Scenario: T3 — A wound dressed every three days until 20 June: effective on 28 June
      Given on Tuesday 2 June 2026 10:00 there was a treatment
      And on Friday 5 June 2026 10:00 there was a treatment
      And it is Friday 5 June 2026 10:00
      When we send a removal-request on Friday 5 June 2026 11:00 with:
        | ground | behaviour |
      And we make a treatment on Monday 8 June 2026 10:00
      And we make a treatment on Thursday 11 June 2026 10:00
      And we make a treatment on Sunday 14 June 2026 10:00
      And we make a treatment on Wednesday 17 June 2026 10:00
      And we make a treatment on Saturday 20 June 2026 10:00
      Then she becomes under-treatment until Sunday 28 June 2026 00:00
      When a booking comes on Saturday 27 June 2026 23:59 with:
        | start | Monday 6 July 2026 10:00 |
      Then it is accepted
      When a booking comes on Sunday 28 June 2026 00:00 with:
        | start | Monday 6 July 2026 10:00 |
      Then it is declined
      And we say no-longer-on-our-list
      And because of the rule "Appointments are for patients on the list" line "off-the-list"

    @R3
    Scenario: A treatment once in seven days does not put it off
      Given on Wednesday 27 May 2026 10:00 there was a treatment
      When we send a removal-request on Monday 1 June 2026 10:00 with:
        | ground | behaviour |
      And we make a treatment on Wednesday 3 June 2026 10:00
      Then she is not under-treatment
      When a booking comes on Tuesday 9 June 2026 09:00 with:
        | start | Monday 6 July 2026 10:00 |
      Then it is declined

    @R1
    Scenario: A reason must be given
      When we send a removal-request on Monday 1 June 2026 10:00
      Then it is declined
      And we tell the practice-manager "give the reason for the removal"
      And because of the rule "Removal from the list" line "ground is nothing"

  Rule: Somebody who was not warned

    @R4
    Scenario: T4 — An assault, and the police were called: immediately, without a warning
      When we send a removal-request on Monday 1 June 2026 10:00 with:
        | ground        | violence |
        | police-called | yes      |
      Then it is accepted
      And she becomes removed from Monday 1 June 2026 10:00
      And she is removed
      And because of the rule "Removal from the list" line "ground is violence and police-called"

    @R1
    Scenario: T5 — The last warning was 14 months ago: normally a new warning first
      Given on Tuesday 1 April 2025 10:00 there was a warning
      When we send a removal-request on Monday 1 June 2026 10:00 with:
        | ground | behaviour |
      Then it is declined
      And we tell the practice-manager "warn the patient first"
      And whoever is on duty may "client becomes removed from the day 8 calendar days after now for ever"
      And she is not removed
      And because of the rule "Removal from the list" line "no warnings in the last 12 months"

    @R5
    Scenario: T6 — Moved out of the area: 30 days
      When we send a removal-request on Monday 1 June 2026 10:00 with:
        | ground | moved-away |
      Then it is accepted
      And she becomes removed from Wednesday 1 July 2026 00:00

    @R6 @ambiguous
    Scenario: T7 — chosen reading: the wife of the violent patient stays, and the practice may decide otherwise
      When we send a removal-of-relative on Monday 1 June 2026 10:00
      Then it is noted
      And she is not removed
      And whoever is on duty may "client becomes removed from the day 8 calendar days after now for ever"
