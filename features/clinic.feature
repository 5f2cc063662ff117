@clinic
Feature: A clinic
  The house in policies/clinic: a working day's notice, illness with a note, strikes that lapse, a ladder that ends only
  after what was promised is kept, and emergencies, which are always seen.

  Background:
    Given the house rules of policies/clinic

  @booking @practice-2 @practice-39
  Scenario: A new patient hears how it works
    Given a new client named Ann
    And it is Tuesday 2 November 2027 10:00
    When Ann books a consultation for Tuesday 16 November 2027 10:00
    Then it is accepted
    And nothing is asked
    And the reply is:
      """
      Welcome, Ann. We see you on Tuesday, 16 November at 10:00. If you cannot come, call us a working day ahead and it
      costs nothing; if you are ill, a note of a doctor is enough. A day on which we are closed does not count as a
      working day.
      """

  @booking
  Scenario: What is urgent is seen, whatever has been
    Given a client who is ended
    And it is Tuesday 2 November 2027 10:00
    When she books a consultation for Tuesday 2 November 2027 15:00 with:
      | urgent | yes |
    Then it is accepted
    And we owe a call-back by 10:30
    And the reply says "see you on Tuesday, 2 November at 15:00, or sooner if need be"

  @message
  Scenario: An urgent call in the night is called back within half an hour
    Given it is Saturday 6 November 2027 02:10
    When she writes about urgent
    Then we owe a call-back by 02:40
    And we tell the practice "call this patient back now"
    And the reply says "If it gets worse before then, call 112."

  @cancellation
  Scenario Outline: A working day ahead costs nothing, and a bridge of holidays counts no days
    Given a client with 1 strike in the last 12 months
    And she has a booking of a consultation on <start>
    When she cancels on <told>
    Then she is charged <charge>
    And we say <words>

    Examples:
      | start                          | told                            | charge    | words          |
      | Tuesday 9 November 2027 10:00  | Monday 8 November 2027 10:00    | EUR 0     | cancelled-free |
      | Tuesday 9 November 2027 10:00  | Monday 8 November 2027 10:01    | EUR 30.00 | cancelled-late |
      | Monday 8 November 2027 10:00   | Friday 5 November 2027 10:00    | EUR 0     | cancelled-free |
      | Monday 8 November 2027 10:00   | Saturday 6 November 2027 10:00  | EUR 30.00 | cancelled-late |
      | Friday 12 November 2027 10:00  | Wednesday 10 November 2027 10:00 | EUR 0     | cancelled-free |
      | Friday 12 November 2027 10:00  | Wednesday 10 November 2027 11:00 | EUR 30.00 | cancelled-late |

  @cancellation @practice-39
  Scenario: The first late call costs nothing, and is told kindly
    Given it is Tuesday 9 November 2027 08:00
    When she cancels 2 hours before a consultation
    Then it is free
    And a strike is recorded
    And the reply says "This once it costs nothing; next time a call a working day ahead helps us both."

  @illness
  Scenario: Ill on the day itself, and the note comes
    Given it is Tuesday 9 November 2027 08:00
    And a client with 2 strikes in the last 12 months
    When she cancels 2 hours before a consultation because of illness
    Then it is free
    And nothing is recorded
    And she is asked for a proof by Tuesday 16 November 2027 08:00
    And the reply says "Get well soon. It costs you nothing."
    When a proof comes on Monday 15 November 2027 09:00 with:
      | genuine | yes |
    Then the proof came in time
    And it is accepted
    When nothing happens until Monday 29 November 2027 09:00
    Then nothing is charged

  @illness
  Scenario: Without a note it counts as late, and a note that comes later still settles it
    Given it is Tuesday 9 November 2027 08:00
    When she cancels 2 hours before a consultation because of illness
    And the proof does not come in time
    Then she is charged EUR 30.00
    And a strike is recorded
    And the reply says "A note that comes later is still welcome, and settles it."
    When a proof comes on Friday 26 November 2027 09:00 with:
      | genuine | yes |
    Then it is accepted
    And she owes nothing
    And the reply says "What we charged is taken back, and it does not count. Get well soon."
    When she books a check-up for Friday 3 December 2027 09:00
    And she cancels on Friday 3 December 2027 08:00
    Then we say cancelled-first

  @illness @practice-15
  Scenario: A note that says nothing about the day is asked for again, without a doubt about her
    Given it is Tuesday 9 November 2027 08:00
    When she cancels 2 hours before a consultation because of illness
    And a proof comes on Wednesday 10 November 2027 09:00 with:
      | genuine | no |
    Then it is declined
    And she owes us a proof by Tuesday 16 November 2027 08:00
    And the reply says "Would you ask your doctor for a note with the date on it?"

  @emergency
  Scenario: An emergency costs nothing and counts for nothing
    Given it is Tuesday 9 November 2027 08:00
    And a client with 3 strikes in the last 12 months
    When she cancels 1 hour before a small-surgery because of emergency
    Then it is free
    And nothing is recorded
    And nothing is asked
    And the reply says "We wish you strength; call us when you can."

  @strikes @practice-1
  Scenario Outline: The ladder follows what happened in a year, step by step
    Given a client with <earlier> in the last 12 months
    And she has a booking of a consultation on Tuesday 9 November 2027 10:00
    When she does not come
    Then she is charged <charge>
    And a strike is recorded
    And we say <words>

    Examples:
      | earlier   | charge    | words             |
      | 1 strike  | EUR 50.00 | a-word-beforehand |
      | 2 strikes | EUR 50.00 | from-now-ahead    |
      | 3 strikes | EUR 50.00 | parting           |

  @strikes
  Scenario: What is longer than a year ago counts for nothing
    Given on Monday 2 November 2026 10:00 she had a strike
    And on Tuesday 3 November 2026 10:00 she had a strike
    And she has a booking of a consultation on Tuesday 9 November 2027 10:00
    When she does not come
    Then it is free
    And the reply says "This once it costs nothing. Shall we look for another day?"

  @strikes
  Scenario: After the third time a visit is paid ahead, for a year
    Given a client with 2 strikes in the last 12 months
    And she has a booking of a consultation on Tuesday 9 November 2027 10:00
    When she does not come
    Then she becomes prepay-only until Thursday 9 November 2028 10:00
    And the reply says "Until Thursday, 9 November 2028 at 10:00 a visit is paid ahead; after that it is as before."
    When she books a check-up for Tuesday 23 November 2027 10:00
    Then she is asked for a deposit of EUR 45.00 by Monday 22 November 2027 12:00
    And the reply says "If that is difficult, tell us."

  @strikes @practice-6 @practice-21
  Scenario: We part only when all that was promised is done
    Given a client with 3 strikes in the last 12 months
    And she has a booking of a consultation on Tuesday 9 November 2027 10:00
    When a sample comes on Monday 8 November 2027 09:00
    Then we owe a result by Tuesday 16 November 2027 09:00
    When she does not come
    Then she becomes parting
    And we owe a handover by Wednesday 24 November 2027 10:00
    And the reply says "What we promised you we do first. Your file goes with you before Wednesday, 24 November at 10:00."
    When a handover comes on Friday 12 November 2027 09:00
    Then it is declined
    And we tell the practice "something is still promised to this patient: do that first"
    And she is not ended
    When a result comes on Monday 15 November 2027 16:00
    Then the result came in time
    When a handover comes on Tuesday 16 November 2027 09:00
    Then she becomes ended from 1 January 2028
    And the reply says "until the end of next month you can reach us with any question about it. We wish you well."

  @strikes @practice-3 @practice-19
  Scenario: A result that is late holds the parting up, and she hears so with a new moment
    Given a client who is parting
    And she has a booking of a check-up on Tuesday 9 November 2027 10:00
    When a sample comes on Tuesday 9 November 2027 10:20
    And the result does not come in time
    Then we owe a status-update by Thursday 18 November 2027 10:20
    And we tell the doctor "call the laboratory, then this patient"
    And the reply says "We are asking for it now, and you hear from us before Thursday, 18 November at 10:20, with or without it."
    When a handover comes on Thursday 18 November 2027 09:00
    Then it is declined
    And we tell the practice "something is still promised to this patient: do that first"

  @hardship @practice-4
  Scenario: A hard time lifts the payment ahead, once a year, the same for everybody
    Given a client named Ann who is prepay-only until Thursday 9 November 2028 10:00
    And it is Tuesday 16 November 2027 10:00
    When Ann is in a hard situation "I lost my job"
    Then she is not prepay-only
    And a relief is recorded
    And we owe a call-back by Thursday 18 November 2027 10:00
    And the reply says "A visit is not paid ahead any more. We call you before Thursday, 18 November at 10:00 to hear how we can help."
    When Ann is in a hard situation "the rent went up" on Monday 13 December 2027 10:00
    Then nothing is recorded
    And we say think-along

  @house-at-fault
  Scenario: What she would have owed us, we owe her
    Given a client who speaks nl
    And she has a booking of a small-surgery on Tuesday 9 November 2027 10:00
    When the house cancels on Monday 8 November 2027 16:00
    Then it is free
    And she is credited EUR 30.00 until 8 November 2028 16:00
    And we owe a call-back by Monday 8 November 2027 18:00
    And the reply says "Wat u ons dan schuldig was geweest, zijn wij u schuldig: € 30,00 staat voor u klaar." in nl

  @house-at-fault
  Scenario: If the doctor runs late she hears so first
    Given a booking of a consultation on Tuesday 9 November 2027 10:00
    When a running-late comes on Tuesday 9 November 2027 09:30 with:
      | expected | 2027-11-09T11:00 |
    Then she is credited EUR 10.00
    And the reply says "You are seen on Tuesday, 9 November at 11:00, and €10.00 is waiting for you."

  @abuse @practice-20 @practice-11
  Scenario: A pause, and news within the hour
    Given a client called Ann
    And it is Tuesday 9 November 2027 10:00
    When Ann insults us by phone
    Then we owe a status-update by 11:00
    And nothing is recorded
    And the reply says "We hear how much this weighs on you, Ann."
    And the reply says "We take a moment to look at it well. You hear from us before Tuesday, 9 November at 11:00."
