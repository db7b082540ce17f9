import Domain
import Platform

/// The command line of the demo agent, and what it takes from its environment.
struct DemoOptions {
    var prompt: String?
    /// Whether it is spoken to on its standard input, and its prompt stands there.
    var isInteractive = false
    var seed: UInt64?
    /// Between one word and the next, and between steps.
    var pace = Duration.milliseconds(20)
    var model = "claude-sonnet-4-5-20250929"
    /// Goes on with this conversation.
    var conversation: String?
    /// It ends by itself after so long, whatever its script says.
    var lifetime = Duration.seconds(600)
    /// The file that each launch adds a line to.
    var launches: String?
    /// Where it may leave artifacts: the directory of its run.
    var runDirectory: String?
    var run: String?
    var wantsHelp = false
    var wantsVersion = false
    let environment: Environment

    init(_ words: some Sequence<String>, _ environment: Environment) throws(DemoError) {
        self.environment = environment
        launches = environment["DEMO_LAUNCHES"]
        runDirectory = environment["ROOST_RUN_DIR"]
        run = environment["ROOST_RUN"]
        var words = Array(words)[...]
        while let word = words.popFirst() {
            let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            try take(parts[0], parts.count > 1 ? parts[1] : nil, &words)
        }
        guard isInteractive || prompt != nil || wantsHelp || wantsVersion else { throw .promptMissing }
    }

    private mutating func take(_ name: String, _ given: String?, _ rest: inout ArraySlice<String>) throws(DemoError) {
        switch name {
        case "--help", "-h": wantsHelp = true
        case "--version": wantsVersion = true
        case "--prompt", "-p": prompt = try Self.value(of: name, given, &rest)
        case "--model": model = try Self.value(of: name, given, &rest)
        case "--resume": conversation = try Self.value(of: name, given, &rest)
        case "--launches": launches = try Self.value(of: name, given, &rest)
        case "--input-format":
            let format = try Self.value(of: name, given, &rest)
            guard format == "stream-json" else { throw .badValue(format, option: name, expected: "stream-json") }
            isInteractive = true
        case "--seed":
            let text = try Self.value(of: name, given, &rest)
            guard let seed = UInt64(text) else { throw .badValue(text, option: name, expected: "a number") }
            self.seed = seed
        case "--pace": pace = try Self.duration(name, given, &rest)
        case "--lifetime": lifetime = try Self.duration(name, given, &rest)
        default: throw .unknownOption(name)
        }
    }

    private static func value(
        of name: String,
        _ given: String?,
        _ rest: inout ArraySlice<String>
    ) throws(DemoError) -> String {
        guard let value = given ?? rest.popFirst() else { throw .valueMissing(name) }
        return value
    }

    private static func duration(
        _ name: String,
        _ given: String?,
        _ rest: inout ArraySlice<String>
    ) throws(DemoError) -> Duration {
        let text = try value(of: name, given, &rest)
        guard let duration = DurationText.read(text) else {
            throw .badValue(text, option: name, expected: "a length of time such as 20ms or 10m")
        }
        return duration
    }
}
