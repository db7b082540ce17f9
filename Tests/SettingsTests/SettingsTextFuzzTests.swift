import TestSupport
import Testing

@testable import Settings

/// Whatever the bytes are, there are values that could be written again, or problems with their places; never a crash.
@Suite struct SettingsTextFuzzTests {
    private static let seed: UInt64 = 20_261_121
    private static let document = Array(
        """
        # what one run may take
        [limits]
        run_bytes_max = "10GiB"
        at_run_bytes_max = 'discard'
        run.timeout = { a = [1.5, 2026-11-21T10:00:00Z, 0xff] }
        [run]
        timeout = "1h30m"   # "not" 'this'
        drain = \"\"\"500ms\"\"\"
        [checkpoints]
        enabled = true
        [agents.claude]
        command = ["claude", "--größe=1", '''
        x\"\"\"''']
        "model" = "opus\\u00e9"
        """.utf8
    )
    private static let pieces = [
        "[", "]", "[[", "{", "}", ".", ",", "=", "\"", "'", "\"\"\"", "'''", "\\", "\n", "#", "\r", "\u{0}", "a.b.c",
        "é",
        "none", "\"10G\"", "99999999999999999999", "1e999", "-inf", "2026-99-99", "\\U00110000", "run", "agents",
        "\u{FEFF}",
    ].map { Array($0.utf8) }

    private func check(_ bytes: [UInt8], _ origin: String) {
        let lines = bytes.count { $0 == UInt8(ascii: "\n") } + 1
        for authority in SettingAuthority.allCases {
            let text = SettingsText(bytes, path: "config.toml", authority: authority)
            for problem in text.problems {
                guard case .file("config.toml", let place) = problem.origin else {
                    Issue.record("\(origin): \(problem)")
                    return
                }
                #expect((1...lines).contains(place.line), "\(origin): \(problem)")
                #expect((1...bytes.count + 2).contains(place.column), "\(origin): \(problem)")
                #expect(!problem.description.isEmpty && !problem.fault.code.isEmpty)
            }
            for entry in text.entries where authority == .repository {
                #expect(entry.row.authority == .repository, "\(origin)")
            }
        }
    }

    @Test func mutationsNeverTrap() {
        var random = SeededGenerator(seed: Self.seed)
        for turn in 0..<6_000 {
            var bytes = Self.document
            for _ in 0..<Int.random(in: 1...4, using: &random) { Self.mutate(&bytes, using: &random) }
            check(bytes, "seed \(Self.seed), turn \(turn)")
        }
    }

    @Test func everyPrefixIsSurvived() {
        for count in 0..<Self.document.count { check(Array(Self.document[..<count]), "prefix \(count)") }
    }

    @Test func noiseIsSurvived() {
        var random = SeededGenerator(seed: Self.seed)
        for turn in 0..<1_000 {
            var bytes: [UInt8] = []
            for _ in 0..<Int.random(in: 0...60, using: &random) {
                bytes += Self.pieces.randomElement(using: &random) ?? []
            }
            check(bytes, "seed \(Self.seed), noise \(turn)")
        }
    }

    private static func mutate(_ bytes: inout [UInt8], using random: inout SeededGenerator) {
        guard !bytes.isEmpty else { return }
        let place = Int.random(in: bytes.indices, using: &random)
        switch Int.random(in: 0..<5, using: &random) {
        case 0: bytes[place] = UInt8.random(in: .min ... .max, using: &random)
        case 1: bytes.remove(at: place)
        case 2: bytes.insert(contentsOf: pieces.randomElement(using: &random) ?? [], at: place)
        case 3: bytes.removeSubrange(place..<min(bytes.count, place + Int.random(in: 1...40, using: &random)))
        default:
            let end = min(bytes.count, place + Int.random(in: 1...80, using: &random))
            bytes.insert(contentsOf: Array(bytes[place..<end]), at: Int.random(in: 0...bytes.count, using: &random))
        }
    }
}
