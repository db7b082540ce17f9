/// How much an event matters: `debug` for whoever looks into Roost itself, `info` for what went as it should, `warn`
/// for what a person may want to look at, `error` for what failed.
package enum Level: String, TermWord, Comparable, CaseIterable {
    case debug
    case info
    case warn
    case error

    package static func < (left: Level, right: Level) -> Bool { left.rank < right.rank }

    private var rank: Int {
        switch self {
        case .debug: 0
        case .info: 1
        case .warn: 2
        case .error: 3
        }
    }
}
