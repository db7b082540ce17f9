import Platform
import TestSupport
import Testing

@testable import Settings

@Suite struct SettingChangeTests {
    private static let seed: UInt64 = 20_261_122
    private let scratch: TemporaryHome
    private let disk = SystemDisk()

    init() throws { scratch = try TemporaryHome(for: "SettingChangeTests") }

    private var file: String { SettingsPlaces.userFile(home: scratch.path) }

    private func write(_ text: String) throws { try disk.replaceFile(file, with: Array(text.utf8)) }

    private func text() throws -> String { String(decoding: try disk.readAll(file, bytesMax: 1 << 20), as: UTF8.self) }

    private func set(_ name: String, _ text: String?) throws -> SettingChange.Outcome {
        try SettingChange(name, to: text).apply(home: scratch.path, on: disk)
    }

    @Test func whatIsNoSettingOrNoValueOfItIsRefused() throws {
        #expect(throws: SettingFault.unknownKey("run.timout", similar: ["run.timeout"])) {
            try SettingChange("run.timout", to: "1h")
        }
        let fault = #expect(throws: SettingFault.self) { try SettingChange("run.drain", to: "5") }
        #expect(fault?.code == "wrong_unit" && fault?.hint?.contains("units: ms") == true)
        let table = #expect(throws: SettingFault.self) { try SettingChange("run", to: "5") }
        #expect(table?.hint?.contains("run.timeout") == true)
        for name in ["", ".", "run..drain", "agents.*.model", "agents.A.model"] {
            #expect(throws: SettingFault.self) { try SettingChange(name, to: "x") }
        }
    }

    @Test func theFileIsMadeAndKeptPrivate() throws {
        let origin = SettingOrigin.file(file, TextPlace(line: 2, column: 11))
        #expect(try set("run.timeout", "30m") == .written(origin))
        #expect(try text() == "[run]\ntimeout = \"30m\"\n")
        #expect(try disk.status(of: file)?.mode == 0o600)
        #expect(try set("run.timeout", "30m") == .unchanged)
        #expect(try set("run.timeout", nil) == .removed)
        #expect(try set("run.timeout", nil) == .unchanged)
        #expect(try text() == "[run]\n")
    }

    @Test func aLinkStaysALink() throws {
        let real = scratch.path("elsewhere.toml")
        try disk.replaceFile(real, with: Array("# mine\n".utf8))
        try disk.link(file, to: real)
        #expect(try set("run.timeout", "30m") != .unchanged)
        #expect(try disk.status(of: file)?.kind == .symbolicLink)
        #expect(String(decoding: try disk.readAll(real, bytesMax: 1 << 16), as: UTF8.self).hasPrefix("# mine\n"))
    }

    @Test func whatIsNoTomlIsLeftAlone() throws {
        try write("run.timeout = \n")
        #expect(throws: SettingsError.self) { try set("run.drain", "1s") }
        #expect(try text() == "run.timeout = \n")
        #expect(throws: SettingsError.self) { try set("run.timeout", nil) }
    }

    @Test func whatIsWrongElsewhereStaysAndMayBeMended() throws {
        try write("[run]\ntimout = 1\ndrain = 5\n")
        #expect(try set("run.drain", "1s") != .unchanged)
        #expect(try text() == "[run]\ntimout = 1\ndrain = \"1s\"\n")
    }

    @Test func aTableThatCannotBeBegunAgainIsGoneOnWith() throws {
        // A table of dotted names in another one may not have a line of its own later.
        try write("[agents]\nclaude.model = \"opus\"\n\n[run]\ndrain = \"1s\"\n")
        #expect(try set("agents.claude.tools", "[\"Bash\"]") != .unchanged)
        #expect(
            try text()
                == "[agents]\nclaude.model = \"opus\"\nclaude.tools = [\"Bash\"]\n\n[run]\ndrain = \"1s\"\n"
        )
    }

    @Test func ofTwoAtOnceOneIsToldToWait() throws {
        let lock = try FileLock.acquire(try disk.openFile(scratch.path, .readFolder))
        #expect(throws: SettingsError.locked(file)) { try set("run.drain", "1s") }
        withExtendedLifetime(lock) {}
    }

    /// Whatever the file looks like, what was not to be changed means what it meant, and comments are as many.
    @Test func allElseStaysInFilesOfEveryShape() throws {
        var random = SeededGenerator(seed: Self.seed)
        let values = [
            ("run.timeout", ["1h", "30m"]), ("run.drain", ["1s", "20ms"]),
            ("agents.claude.model", ["opus", "so\"nn\\et"]),
            ("agents.claude.tools", ["[\"A\", \"B\"]"]), ("record.auto_attach", ["true", "false"]),
            ("agents.x.runs_max", ["3", "40"]), ("record.markers", ["[\"NOTE:\", \"]#\"]"]),
        ]
        for turn in 0..<300 {
            try write(Self.document(using: &random))
            for _ in 0..<6 {
                let (name, texts) = try #require(values.randomElement(using: &random))
                let before = SettingsText(Array(try text().utf8), path: "f", authority: .user)
                try #require(before.problems.isEmpty, "seed \(Self.seed), turn \(turn)")
                let comments = try text().count { $0 == "#" }
                let given = Bool.random(using: &random) ? texts.randomElement(using: &random) : nil
                let had = before.entries.contains { $0.name == name }
                let outcome = try set(name, given)
                let changed = try text()
                let after = SettingsText(Array(changed.utf8), path: "f", authority: .user)
                #expect(after.problems.isEmpty, "seed \(Self.seed), turn \(turn): \(changed)")
                let others = { (text: SettingsText) in
                    text.entries.filter { $0.name != name }.map { "\($0.name) \($0.shown)" }.sorted()
                }
                #expect(others(after) == others(before), "seed \(Self.seed), turn \(turn): \(changed)")
                #expect(after.entries.contains { $0.name == name } == (given != nil), "turn \(turn)")
                if given == nil { #expect(outcome == (had ? .removed : .unchanged)) }
                if given != nil, name != "record.markers" { #expect(try text().count { $0 == "#" } >= comments - 1) }
            }
        }
    }

    private static func document(using random: inout SeededGenerator) -> String {
        let parts = [
            "# mine\n", "run.timeout = \"2h\" # dotted\n", "[record]\n  auto_attach = true # yes\n",
            "[agents.claude]\n# of mine\nmodel = 'haiku'\n", "[agents]\nx.runs_max = 2\n",
            "agents.x = { runs_max = 7 }\n",
            "[checkpoints]\nenabled = false\n\n\n", "run = { drain = \"5s\", timeout = \"none\" }\n",
        ]
        var text = ""
        for part in parts.shuffled(using: &random) where Bool.random(using: &random) {
            let next = text + part
            // What TOML does not take together is no document.
            if SettingsText(Array(next.utf8), path: "f", authority: .user).problems.isEmpty { text = next }
        }
        return Bool.random(using: &random) ? text : String(text.dropLast(while: { $0 == "\n" }))
    }
}

extension String {
    fileprivate func dropLast(while isDropped: (Character) -> Bool) -> Substring {
        var rest = self[...]
        while let last = rest.last, isDropped(last) { rest.removeLast() }
        return rest
    }
}
