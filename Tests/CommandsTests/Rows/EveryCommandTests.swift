import Domain
import JSON
import Platform
import TestSupport
import Testing

@testable import Commands

/// What holds for every row of the table of commands, held against the program itself.
@Suite struct EveryCommandTests {
    private static let rows = CommandTable.roost.commands
    private static let strange = "--strangely"

    /// What cannot take part, and why.
    private static let hooks = "roost hook"

    private let trial: RunTrial

    init() throws { trial = try RunTrial(for: "EveryCommandTests") }

    private func roost(_ words: [String]) throws -> CommandResult {
        try trial.roost(words).environment(["HOME": trial.scratch.path("person")]).run()
    }

    @Test func eachExplainsItself() throws {
        for row in Self.rows where !row.path.isEmpty {
            let result = try roost(row.path + ["--help"])
            #expect(result.exitCode == 0 && result.stderr == "", "\(row.name)\n\(result.stderr)")
            #expect(result.stdout.hasPrefix(row.name), "\(row.name)\n\(result.stdout)")
            for heading in ["Usage:\n", "Examples:\n", "Options:\n", "Exit codes:\n"] {
                #expect(result.stdout.contains(heading), "\(row.name) has no \(heading)")
            }
        }
    }

    /// Whoever calls a hook takes its words and its end for orders.
    private static func isHook(_ row: Command) -> Bool { row.name.hasPrefix(hooks) }

    @Test func anUnknownOptionIsNamedWithWhereToReadMore() throws {
        for row in Self.rows where !Self.isHook(row) {
            let result = try roost(row.path + [Self.strange])
            #expect(result.exitCode == 2 && result.stdout == "", "\(row.name)\n\(result.stderr)")
            #expect(result.stderr.contains("unknown option \"\(Self.strange)\""), "\(row.name)\n\(result.stderr)")
            #expect(result.stderr.contains("roost help"), "\(row.name)\n\(result.stderr)")
        }
    }

    @Test func aSlipOfTheFingersIsToldWhatWasMeant() throws {
        for row in Self.rows where !Self.isHook(row) {
            let own = row.options.map { "--\($0.name)" }.filter { $0.count > 6 }
            for option in own.prefix(2) + ["--color"] {
                // The last two letters the wrong way round.
                let letters = Array(option)
                let slip = String(letters.dropLast(2) + letters.suffix(2).reversed())
                guard slip != option, !row.allOptions.contains(where: { $0.longForms.contains(slip) }) else { continue }
                let result = try roost(row.path + [slip])
                #expect(result.exitCode == 2, "\(row.name) \(slip)\n\(result.stderr)")
                #expect(result.stderr.contains(option), "\(row.name) \(slip)\n\(result.stderr)")
            }
        }
    }

    @Test func aMissingOrAnExtraArgumentIsRefused() throws {
        for row in Self.rows where !Self.isHook(row) {
            if row.arguments.contains(where: { $0.count.isRequired }) {
                let result = try roost(row.path)
                #expect(result.exitCode == 2, "\(row.name)\n\(result.stderr)")
                #expect(result.stderr.contains("is missing"), "\(row.name)\n\(result.stderr)")
            }
            guard !row.path.isEmpty, !row.arguments.contains(where: { $0.count.isRepeatable }) else { continue }
            let result = try roost(row.path + (0...row.arguments.count).map { "extra-\($0)" })
            #expect(result.exitCode == 2 && result.stdout == "", "\(row.name)\n\(result.stderr)")
        }
    }

    @Test func whoAsksForJSONIsToldWhatIsWrongInJSON() throws {
        for row in Self.rows where !Self.isHook(row) {
            let result = try roost(row.path + ["--json", Self.strange])
            #expect(result.exitCode == 2 && result.stdout == "", "\(row.name)\n\(result.stderr)")
            let error = try JSONReader.read(result.stderr.trimmed)["error"]
            #expect(error?["code"]?.stringValue == "unknown_option", "\(row.name)\n\(result.stderr)")
            #expect(error?["message"]?.stringValue != nil && error?["hint"]?.stringValue != nil, "\(row.name)")
        }
    }

    @Test func helpIsQuietWhereNobodyReadsIt() throws {
        for row in Self.rows where !row.path.isEmpty {
            let tester = try trial.roost(row.path + ["--help"])
            let result = try tester.withoutReader().run()
            #expect(result.exitCode == 0 && result.stderr == "", "\(row.name)\n\(result.stderr)")
        }
    }
}

extension String {
    fileprivate var trimmed: String { String(drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed()) }
}
