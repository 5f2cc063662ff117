@desk
Feature: A support desk
  The house in policies/desk: who writes in public is answered within the hour, each channel has its time, what is
  promised is told and kept track of, and insults meet a rule and never a tone.

  Background:
    Given the house rules of policies/desk

  @message @practice-27
  Scenario Outline: Each channel has its time, in the hours that we keep
    Given it is <now>
    When she writes by <channel>
    Then we owe <what> by <due>
    And we say <words>

    Examples:
      | now                            | channel | what        | due                             | words            |
      | Tuesday 2 November 2027 10:00  | review  | an answer   | Tuesday 2 November 2027 11:00   | message-received |
      | Tuesday 2 November 2027 22:00  | social  | an answer   | Tuesday 2 November 2027 23:00   | message-received |
      | Tuesday 2 November 2027 10:00  | email   | an answer   | Tuesday 2 November 2027 14:00   | message-received |
      | Tuesday 2 November 2027 15:30  | email   | an answer   | Wednesday 3 November 2027 10:30 | message-received |
      | Tuesday 2 November 2027 22:00  | email   | an answer   | Wednesday 3 November 2027 10:30 | evening-message  |
      | Tuesday 2 November 2027 11:30  | phone   | a call-back | Tuesday 2 November 2027 14:30   | we-call-back     |

  @message @practice-40
  Scenario: In the evening we are at home, and she hears when we are back
    Given it is Friday 5 November 2027 19:00
    When she writes by email
    Then we owe an answer by Monday 8 November 2027 10:30
    And the reply says "We are at home now and read it first thing when we open. You will hear from us before Monday, 8 November at 10:30."

  @message @practice-22
  Scenario: Who asks about the contract is offered one that fits better
    Given a client called Ann
    And it is Tuesday 2 November 2027 10:00
    When Ann writes by email about contract
    Then we owe a call-back by 15:00
    And the reply is:
      """
      Thank you for asking, Ann. What you need may have changed since we began. We look for the contract that fits you
      now, and call you before Tuesday, 2 November at 15:00 with two to choose from.
      """

  @message @practice-23
  Scenario: Who asks why it was decided hears it from the desk, which asks inside the house
    Given a client called Ann
    And it is Tuesday 2 November 2027 10:00
    When Ann writes by email about decision
    Then we owe a call-back by Wednesday 3 November 2027 10:00
    And we owe an inside-answer by Tuesday 2 November 2027 14:00
    And we tell the service-manager "a client asks why this was decided: tell the desk, in words that a client can use"
    And the reply is:
      """
      Thank you for asking, Ann, and we are sorry that you have to wait for it. We find out for you why it is so, and
      call you before Wednesday, 3 November at 10:00 to tell you.
      """
    When the inside-answer does not come in time
    Then the inside-answer is overdue
    And we tell the director "the desk waits for an answer that a client was promised"
    And we say nothing

  @message @practice-28
  Scenario: Whoever answers has a name
    Given a client called Ann
    And it is Tuesday 2 November 2027 10:00
    When Ann writes by email
    And we answer on Tuesday 2 November 2027 11:00
    Then it is declined
    And we owe an answer by Tuesday 2 November 2027 14:00
    And we tell the team-lead "an answer went out without a name: send it again, with yours"
    When we answer on Tuesday 2 November 2027 11:05 with:
      | person | Joost |
    Then the answer came in time
    And the reply says "You have our answer, Ann. If anything is still unclear, ask for Joost."

  @ticket @practice-19
  Scenario: Her work stands still, and she hears what is being done now
    Given a client called Ann
    And it is Tuesday 2 November 2027 20:00
    When a ticket comes from Ann by phone with:
      | priority | critical               |
      | summary  | nobody can log in here |
    Then we owe an answer by 21:00
    And we owe a solution by Wednesday 3 November 2027 04:00
    And we tell the engineer-on-call "a critical fault has come in"
    And the reply says "Your work stands still, so an engineer is on it now. You will hear from us before Tuesday, 2 November at 21:00."

  @ticket @practice-3 @practice-33
  Scenario: What takes longer is told, with a new moment, and the promise that was not kept stays on the record
    Given a client called Ann
    And it is Tuesday 2 November 2027 10:00
    When a ticket comes from Ann by email with:
      | priority | high                |
      | summary  | the printer is dead |
    Then we owe a solution by Wednesday 3 November 2027 10:00
    When we send an answer on Tuesday 2 November 2027 11:00 with:
      | person | Joost |
    Then the answer came in time
    When the solution does not come in time
    Then the solution is overdue
    And we owe a status-update by Wednesday 3 November 2027 12:00
    And we owe a solution by Thursday 4 November 2027 10:00
    And we tell the team-lead "a fault is not solved in time"
    And the reply says "It takes us longer than we said, Ann, and we are sorry."
    When we send a solution on Wednesday 3 November 2027 16:00
    Then the solution came late
    And the solution came in time

  @ticket @practice-3
  Scenario: Before a promise breaks we hear so, and so does she
    Given a client called Ann
    And it is Tuesday 2 November 2027 09:00
    When a ticket comes from Ann by email with:
      | priority | high                |
      | summary  | the printer is dead |
    Then we owe an answer by 11:00
    When nothing happens until Tuesday 2 November 2027 10:30
    Then we tell the team-lead "an answer is due in half an hour: this client comes first"
    And we say nothing
    When we send an answer on Tuesday 2 November 2027 10:40 with:
      | person | Joost |
    And nothing happens until Tuesday 2 November 2027 16:00
    Then we owe a status-update by Tuesday 2 November 2027 17:00
    And the reply says "You were to have it by Wednesday, 3 November at 09:00"

  @ticket @practice-13
  Scenario: After a solution we ask whether it holds, and a question that nobody asked is made up for
    Given it is Tuesday 2 November 2027 10:00
    When we send a solution
    Then we owe a follow-up by Thursday 4 November 2027 10:00
    And we say it-works-again
    When the follow-up does not come in time
    Then we owe a follow-up by Friday 5 November 2027 10:00
    And we tell the team-lead "ask this client whether all is well again"

  @complaint @practice-26
  Scenario: What is said in public is answered within the hour, on a Sunday night too
    Given a client called Ann
    And it is Sunday 7 November 2027 22:15
    When Ann complains by social "nobody picks up the phone"
    Then we owe an answer by 23:15
    And we owe a follow-up by Tuesday 9 November 2027 22:15
    And the reply is:
      """
      Thank you for telling us, Ann. If we understand you well: nobody picks up the phone. We see why that is annoying.

      We are sorry.

      We are looking into it now and you will hear from us before Sunday, 7 November at 23:15.

      What would help you most? If you would rather talk about it, name a time and we call you then.
      """

  @complaint @practice-1
  Scenario: A first complaint is that of a client with a problem, whatever the record says
    Given a client with 2 abuses in the last 12 months
    And it is Tuesday 2 November 2027 10:00
    When she complains by email "the same fault for the third time"
    Then we owe an answer by 14:00
    And she is not in-writing-only
    And she is not ended
    And the reply says "If we understand you well: the same fault for the third time. We see why that is annoying."

  @hardship @practice-5 @practice-4
  Scenario: We ask how we can help, and do what she says
    Given a client called Ann
    And it is Tuesday 2 November 2027 10:00
    When Ann is in a hard situation "two of my people fell ill"
    Then we owe a call-back by 15:00
    And the reply says "How can we help: a pause, paying in parts, a smaller contract? Tell us what would do you good."
    When a wish comes from Ann 1 hour later with:
      | help | pause |
    Then Ann becomes paused until 2 February 2028 11:00
    And the reply says "We let the contract rest until Wednesday, 2 February 2028 at 11:00, and it costs you nothing in that time."

  @abuse @practice-20 @practice-11
  Scenario: A pause, news within the hour, and the talk goes on
    Given a client called Ann
    And it is Tuesday 2 November 2027 10:00
    When Ann insults us by email
    Then we owe a status-update by 11:00
    And the reply is:
      """
      We hear how much this weighs on you, Ann.

      We take a moment to look at it well. You will hear from us before Tuesday, 2 November at 11:00.
      """
    When we send a status-update on Tuesday 2 November 2027 10:50
    Then the status-update came in time
    When Ann writes on Tuesday 2 November 2027 11:30 by email
    Then we owe an answer by 15:30
    And we say message-received

  @abuse @practice-29 @practice-10
  Scenario: A second insult has a consequence with an end, and the tone stays as it was
    Given a client named Ann with 1 abuse in the last 12 months
    And it is Tuesday 2 November 2027 10:00
    When Ann insults us by phone
    Then Ann becomes in-writing-only until 2 December 2027 10:00
    And we owe a status-update by 11:00
    And the reply is:
      """
      We hear how much this weighs on you, Ann, and we want to keep helping.

      To do that calmly we go on in writing for a while. You will hear from us before Tuesday, 2 November at 11:00.
      """
    And the reply does not say "!"
    When Ann writes on Tuesday 2 November 2027 15:00 by phone
    Then Ann is redirected to email
    When Ann writes on Thursday 2 December 2027 10:00 by phone
    Then we owe a call-back by 12:00

  @abuse @practice-21 @practice-6
  Scenario: We part at the end of next month, and what is open is finished first
    Given a client named Ann with 2 abuses in the last 12 months
    And it is Tuesday 2 November 2027 10:00
    When a ticket comes from Ann by email with:
      | summary | the backup does not run |
    Then we owe a solution by Friday 5 November 2027 10:00
    When Ann insults us 1 hour later by email
    Then Ann becomes ended from 1 January 2028
    And we owe a solution by Friday 5 November 2027 10:00
    And we tell the service-manager "we part from this client: what is still open gets done first"
    And the reply is:
      """
      Thank you for the time we worked together, Ann. We see that we cannot give you what you are looking for.

      We stop at the end of next month. What is still open we finish for you.
      """
    When Ann insults us 1 hour later by email
    Then Ann becomes ended from 1 January 2028
    And we say farewell
    When a ticket comes from Ann on Monday 3 January 2028 10:00 by email with:
      | summary | one more thing |
    Then it is declined
    And the reply says "We no longer work together, and we wish you a desk that suits you better."

  @figures @practice-26 @practice-33
  Scenario: The figures say how much was answered in time
    Given a copy of policies/desk/desk.house
    And the file events.jsonl:
      """
      {"id": "e-1", "type": "complaint", "at": "2027-11-02T10:00", "client": "c-1", "channel": "social", "summary": "no answer"}
      {"id": "e-2", "type": "answer", "at": "2027-11-02T10:40", "client": "c-1", "person": "Joost"}
      {"id": "e-3", "type": "complaint", "at": "2027-11-02T12:00", "client": "c-2", "channel": "review", "summary": "too slow"}
      {"id": "e-4", "type": "answer", "at": "2027-11-02T13:30", "client": "c-2", "person": "Joost"}
      """
    When I run evenhand run desk.house events.jsonl --summary
    Then it prints "answer     house     3    2     1        1        0"
