package import Domain
package import Queries

/// Which lines are wanted, as keys choose it.
package struct LogWish: Hashable, Sendable {
    /// Whose lines: all, or those of one source.
    package enum Choice: String, Hashable, Sendable, CaseIterable {
        case all, out, err, run, orch

        package var sources: Set<ShownLine.Source> {
            switch self {
            case .all: Set(ShownLine.Source.allCases)
            case .out: [.out]
            case .err: [.err]
            case .run: [.run]
            case .orch: [.orch]
            }
        }
    }

    /// How far back: the number of the key.
    package enum Span: Int, Hashable, Sendable, CaseIterable {
        case start = 1
        case hour, quarter, minutes, minute

        package var title: String {
            switch self {
            case .start: "start"
            case .hour: "1h"
            case .quarter: "15m"
            case .minutes: "5m"
            case .minute: "1m"
            }
        }

        fileprivate var length: Duration? {
            switch self {
            case .start: nil
            case .hour: .seconds(3_600)
            case .quarter: .seconds(900)
            case .minutes: .seconds(300)
            case .minute: .seconds(60)
            }
        }
    }

    package private(set) var choice = Choice.all
    package private(set) var span = Span.start
    package private(set) var since: WallTime?

    package init() {}

    package mutating func choose(_ choice: Choice) { self.choice = choice }

    /// Counted back from when it is chosen, so that nothing goes away while it is read.
    package mutating func choose(_ span: Span, at now: WallTime) {
        self.span = span
        since = span.length.map { now - $0 }
    }

    package var nextChoice: Choice { Self.next(choice) }
    package var nextSpan: Span { Self.next(span) }

    private static func next<Value: CaseIterable & Equatable>(_ value: Value) -> Value {
        let all = Array(Value.allCases)
        let place = all.firstIndex(of: value) ?? 0
        return all[(place + 1) % all.count]
    }
}
