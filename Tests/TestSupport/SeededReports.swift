package import Decoding
import Domain

/// Reports as many sources might tell them, few enough in their ids that they meet each other in every way.
package struct SeededReports {
    private var random: SeededGenerator

    package init(seed: UInt64) { random = SeededGenerator(seed: seed) }

    package mutating func reports(count: Int) -> [UsageReport] { (0..<count).map { _ in report() } }

    package mutating func shuffledWithRepeats(_ reports: [UsageReport]) -> [UsageReport] {
        (reports + reports.filter { _ in Bool.random(using: &random) }).shuffled(using: &random)
    }

    private mutating func report() -> UsageReport {
        let isTotal = Int.random(in: 0..<6, using: &random) == 0
        return UsageReport(
            response: isTotal ? nil : key(),
            conversation: pick(["a", "b", "c", nil]),
            model: pick(["claude-sonnet-4-5", "claude-sonnet-4-5-20250929", "claude-haiku-4-5", "<synthetic>", nil]),
            at: pick([1, 2, 3, nil] as [Int64?]).map { WallTime(nanoseconds: $0) },
            usage: Usage(
                input: count(),
                output: count(),
                cacheRead: count(),
                cacheWrite5m: count(),
                cacheWrite1h: count()
            ),
            scope: isTotal ? .total(part: pick(["", "x", "y"])) : .response,
            terms: PriceTerms(
                tier: pick([nil, "", "standard", "priority"]),
                region: pick([nil, "", "us"]),
                webSearches: count()
            ),
            isSidechain: Int.random(in: 0..<4, using: &random) == 0,
            reportedCost: pick([1, 2, nil] as [Int64?]).map { Money(nanodollars: $0) },
            firstTokenAfter: pick([1, 2, nil] as [Int64?]).map { .milliseconds($0) },
            duration: pick([3, 4, nil] as [Int64?]).map { .milliseconds($0) },
            source: source()
        )
    }

    private mutating func source() -> UsageSource? {
        guard let run = pick(["run-1", "run-2", "import-1", nil]) else { return nil }
        return UsageSource(
            run: run,
            isLive: run.hasPrefix("run"),
            began: pick([1, 2, nil] as [Int64?]).map { WallTime(nanoseconds: $0) }
        )
    }

    private mutating func key() -> ResponseKey? {
        switch Int.random(in: 0..<10, using: &random) {
        case 0: nil
        case 1: .source("codex", pick(["t1", "t2"]))
        case _: ResponseKey(message: pick(["m1", "m2", "m3", "m4"]), request: pick(["r1", "r2", "r3", "", nil]))
        }
    }

    private mutating func count() -> Int64 { pick([0, 0, 1, 2, 500, -3]) }

    private mutating func pick<Element>(_ elements: [Element]) -> Element {
        elements[Int.random(in: 0..<elements.count, using: &random)]
    }
}
