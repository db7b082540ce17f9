import Domain
import JSON
import TestSupport
import Testing

@testable import Queries

/// What Perfetto would drop, or show wrongly.
@Suite struct PerfettoExportTests {
    private let story: StoryRecord

    init() throws { story = try StoryRecord(for: "PerfettoExportTests") }

    private func events(_ selection: ExportSelection) throws -> [JSONValue] {
        try story.json(selection, as: .perfetto).list("traceEvents")
    }

    @Test func slicesOfAThreadNeverOverlapWithoutNesting() throws {
        let slices = try events(.window(.all)).filter { $0.text("ph") == "X" }
        #expect(slices.count == 4 + 4 + 2)
        let threads = Dictionary(grouping: slices) { [$0["pid"], $0["tid"]] }
        for thread in threads.values {
            let spans = thread.map { slice -> Range<Int64> in
                let start = slice["ts"]?.integerValue ?? 0
                return start..<start + (slice["dur"]?.integerValue ?? 0)
            }
            for (place, one) in spans.enumerated() {
                for other in spans.dropFirst(place + 1) { #expect(one.clamped(to: other).isEmpty || one == other) }
            }
        }
    }

    @Test func everyProcessAndThreadHasItsName() throws {
        let events = try events(.window(.all))
        let named = Set(events.filter { $0.text("name") == "thread_name" }.map { [$0["pid"], $0["tid"]] })
        for slice in events.filter({ $0.text("ph") == "X" }) { #expect(named.contains([slice["pid"], slice["tid"]])) }
        let processes = events.filter { $0.text("name") == "process_name" }.compactMap { $0["args"]?.text("name") }
        #expect(processes.contains("gh-450: Dashboard: Add token budget monitoring") && processes.count == 4)
    }

    @Test func countersTellWhatWasSpentByThen() throws {
        let costs = try events(.task("gh-450")).filter { $0.text("ph") == "C" && $0.text("name") == "cost" }
        #expect(costs.map { $0["args"]?["usd"]?.double } == [0.75, 1.75])
    }

    @Test func whatWasSaidIsNotInIt() throws {
        #expect(try !story.text(.task("gh-450"), as: .perfetto).contains("Fix it."))
        #expect(try !story.text(.task("gh-450"), as: .otlp).contains("Fix it."))
    }
}
