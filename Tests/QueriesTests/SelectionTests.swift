import Domain
import Store
import TestSupport
import Testing

@testable import Queries

/// Each list is served by an index, whatever is asked for: the plans of SQLite say so.
@Suite struct SelectionTests {
    private let story: StoryRecord

    init() throws { story = try StoryRecord(for: "SelectionTests") }

    private static let window = TimeWindow(
        since: WallTime(nanoseconds: 1_000_000_000),
        until: WallTime(nanoseconds: 2_000_000_000)
    )

    /// A table that is gone through from end to end, without an index that gives the order.
    private func scans(_ selection: Selection) throws -> [String] {
        let places = selection.text.filter { $0 == "?" }.count
        let values = [Value](repeating: .text("5"), count: places - 1) + [.integer(10)]
        return try story.record.index.rows("EXPLAIN QUERY PLAN " + selection.text, values: values) { $0.text(3) ?? "" }
            .filter { $0.contains("SCAN") && !$0.contains("USING") }
    }

    private func selections() -> [Selection] {
        var sessions = RecordedSession.Filter()
        var all = [OpenRecord.selection(sessions)]
        sessions.window = Self.window
        all.append(OpenRecord.selection(sessions))
        sessions.isActive = true
        all.append(OpenRecord.selection(sessions))
        sessions.isActive = false
        sessions.isFailed = true
        all.append(OpenRecord.selection(sessions))
        return all + triggers() + decisions() + tasks() + events() + worktrees()
    }

    private func triggers() -> [Selection] {
        var filter = RecordedTrigger.Filter()
        var all = [OpenRecord.selection(filter, true)]
        filter.window = Self.window
        for change in [\RecordedTrigger.Filter.session, \.type, \.task] {
            var one = filter
            one[keyPath: change] = "x"
            all.append(OpenRecord.selection(one, false))
        }
        return all + [OpenRecord.selection(filter, true)]
    }

    private func decisions() -> [Selection] {
        var filter = RecordedDecision.Filter()
        var all = [OpenRecord.selection(filter)]
        for change in [\RecordedDecision.Filter.context, \.contextType, \.point, \.session] {
            var one = filter
            one[keyPath: change] = "x"
            all.append(OpenRecord.selection(one))
        }
        filter.isSlow = true
        filter.order = .slowest
        return all + [OpenRecord.selection(filter)]
    }

    private func tasks() -> [Selection] {
        var filter = RecordedTask.Filter()
        var all = [OpenRecord.selection(filter)]
        filter.isActive = true
        all.append(OpenRecord.selection(filter))
        filter.isActive = false
        filter.status = "completed"
        filter.window = Self.window
        for order in [RecordedTask.Filter.Order.lastCompleted, .lastFailed] {
            filter.order = order
            all.append(OpenRecord.selection(filter))
        }
        return all
    }

    private func events() -> [Selection] {
        var filter = RecordedEvent.Filter()
        var all = [OpenRecord.sessionSelection(filter, true), OpenRecord.runSelection(filter, true)]
        filter.severity = .error
        filter.window = Self.window
        all += [OpenRecord.sessionSelection(filter, true), OpenRecord.runSelection(filter, true)]
        for change in [\RecordedEvent.Filter.run, \.task, \.type] {
            var one = RecordedEvent.Filter()
            one[keyPath: change] = "x"
            all.append(OpenRecord.runSelection(one, false))
        }
        for change in [\RecordedEvent.Filter.session, \.component, \.type] {
            var one = RecordedEvent.Filter()
            one[keyPath: change] = "x"
            all.append(OpenRecord.sessionSelection(one, true))
        }
        return all
    }

    private func worktrees() -> [Selection] {
        let filter = WorktreeOperation.Filter()
        var all = [OpenRecord.selection(filter, true)]
        for change in [\WorktreeOperation.Filter.task, \.operation, \.session] {
            var one = filter
            one[keyPath: change] = "x"
            all.append(OpenRecord.selection(one, false))
        }
        return all
    }

    @Test func everyListIsServedByAnIndex() throws {
        for selection in selections() {
            let scans = try scans(selection)
            #expect(scans == [], "\(selection.text)")
        }
    }

    @Test func aTableWithoutAnIndexIsFound() throws {
        let selection = Selection("pane", from: "pane_activity", by: "last_seen")
        #expect(try scans(selection) == ["SCAN pane_activity"])
    }

    @Test func onlyWhatWasAskedForIsACondition() {
        var selection = Selection("a", from: "t", by: "a")
        #expect(selection.text == "SELECT a FROM t ORDER BY a LIMIT ?")
        selection.require("b = ?", nil)
        selection.require("c = ?", "x")
        selection.require("d IS NULL")
        selection.require("at", in: TimeWindow(since: WallTime(nanoseconds: 0)))
        #expect(selection.text == "SELECT a FROM t WHERE c = ? AND d IS NULL AND at >= ? ORDER BY a LIMIT ?")
    }
}
