import Journal
package import Platform

/// The command line of `roostd`.
package struct DaemonArguments: Hashable, Sendable {
    /// What it is to do.
    package enum Verb: Hashable, Sendable {
        /// Start a daemon that is free of our terminal, and say how that went.
        case start
        /// Be the daemon, for whoever has started us so.
        case detached
        /// Be the daemon, here.
        case foreground
        /// Look whether a daemon could begin.
        case check
        /// The same for a daemon that wants to be followed, which is told over a pipe.
        case rehearse
    }

    /// Why a command line is none.
    package struct Fault: Error, Hashable, Sendable {
        package let text: String
    }

    package static let usage = """
        usage: roostd [--foreground] [--home DIR] [--workers N] [--paused]
        The daemon of a home. It frees itself of the terminal, unless --foreground is given, as for a service manager.
        `roost daemon start` starts it, `roost daemon stop` ends it; agents go on without it.
        """

    package var verb = Verb.start
    package var plan: DaemonPlan

    /// - Parameter words: without the name of the program.
    package init(_ words: [String], environment: Environment) throws(Fault) {
        var home = environment["ROOST_HOME"].flatMap { $0.isEmpty ? nil : $0 }
        plan = DaemonPlan(home: HomePaths(root: ""), environment: environment)
        var rest = words[...]
        while let word = rest.popFirst() {
            switch word {
            case "--foreground": verb = .foreground
            case "--detached": verb = .detached
            case "--check": verb = .check
            case "--rehearse": verb = .rehearse
            case "--paused": plan.isPaused = true
            case "--home": home = try Self.value(of: word, &rest)
            case "--workers": plan.workers = try Self.number(of: word, &rest, in: 0...DaemonPlan.workersMax)
            case "--after": plan.predecessor = Int32(try Self.number(of: word, &rest, in: 1...Int(Int32.max)))
            default: throw Fault(text: "roostd does not know \(word)")
            }
        }
        guard let found = home ?? environment["HOME"].map({ "\($0)/.roost" }), !found.isEmpty else {
            throw Fault(text: "it is not known which folder holds everything: HOME is not set")
        }
        plan.home = HomePaths(root: FilePath.resolvedAhead(found))
        plan.isInForeground = verb == .foreground
    }

    private static func value(of word: String, _ rest: inout ArraySlice<String>) throws(Fault) -> String {
        guard let value = rest.popFirst(), !value.isEmpty else { throw Fault(text: "\(word) needs a value") }
        return value
    }

    private static func number(
        of word: String,
        _ rest: inout ArraySlice<String>,
        in bounds: ClosedRange<Int>
    ) throws(Fault) -> Int {
        let text = try value(of: word, &rest)
        guard let number = Int(text), bounds.contains(number) else {
            throw Fault(text: "\(word) needs a whole number from \(bounds.lowerBound) to \(bounds.upperBound)")
        }
        return number
    }
}
