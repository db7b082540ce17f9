import Domain
import JSON
import TestSupport
import Testing

@testable import Queries

/// What is odd in a column costs no answer.
@Suite struct RowTests {
    private let story: StoryRecord
    private var record: OpenRecord { story.record }

    init() throws {
        story = try StoryRecord(for: "RowTests")
        let deep = String(repeating: "[", count: 5_000)
        try story.add(
            """
            INSERT INTO logic_flow VALUES(1, '\(StoryScript.today)', 'no time', '', 'odd', '', '', '{"broken',
                '\(deep)', char(27) || '[2J', NULL, NULL);
            INSERT INTO logic_flow VALUES(2, '\(StoryScript.today)', '2026-11-21T08:00:00Z', 'task', 'odd', 'f', 'p',
                '"' || printf('%.*c', 3000000, 'x') || '"',
                NULL, printf('%.*c', 3000000, 'y'), 9e999, NULL);
            INSERT INTO tasks(task_id, detected_at, source, labels, status) VALUES('odd', '', '', '{"a":1}', '');
            INSERT INTO worker_sessions(worker_id, task_id, spawned_at, status) VALUES('bare', 'odd', '', '');
            """
        )
    }

    @Test func aTimeThatCannotBeReadIsTheBeginningOfAll() throws {
        var filter = RecordedDecision.Filter()
        filter.context = "odd"
        let found = try record.decisions(filter).rows
        #expect(found.map(\.at.nanoseconds).contains(0))
    }

    @Test func whatIsNoJSONIsTheTextThatItIs() throws {
        let odd = try #require(try record.decision(row: 1))
        #expect(odd.input == "{\"broken")
        #expect(odd.output.stringValue?.hasPrefix("[[[") == true && odd.reason == "\u{1B}[2J")
    }

    @Test func hugeTextsAreReadInPart() throws {
        let huge = try #require(try record.decision(row: 2))
        #expect(huge.reason?.utf8.count == AnswerLimits.textLettersMax)
        #expect(huge.input.stringValue?.utf8.count == AnswerLimits.textLettersMax)
        #expect(huge.output == .null && huge.chosen == nil)
    }

    @Test func aTaskAndARunWithNothingButTheirIdsAreTold() throws {
        let task = try #require(try record.task("odd"))
        #expect(task.labels == [] && task.title == nil && task.duration == nil)
        let why = try record.explanation(of: task)
        #expect(why.steps.contains { $0.entry.run == "bare" } && why.unknowns.contains { $0.contains("no trigger") })
        let run = try #require(try record.run("bare"))
        #expect(run.endedAt == nil && run.ending == "" && run.checkpointCount == 0)
        #expect(try record.explanation(of: run).facts.contains { $0.label == "started by" && $0.text == "not known" })
        #expect(try record.timeline(of: task).rows.contains { $0.name == "started" })
    }
}
