import Domain
import Journal
import Platform
import TestSupport

/// Runs that have written this and that, so that a test of all lines meets whatever can stand between two of them.
struct RandomRun {
    private static let secret = "ghp_aA1\(String(repeating: "x", count: 33))"
    private static let texts = [
        "plain words", "", "\u{1B}[31mred that goes on", "\u{1B}[0mno more", "10 %\r50 %\r100 %", "a\tb",
        "é\u{9B}1m\u{202E}x",
        "key=\(secret) and more", "{\"type\":\"system\",\"subtype\":\"init\"}", "-----BEGIN PRIVATE KEY-----",
        "MIIEvQIBADANBgkqhkiG9w0BAQEFAASC", "-----END PRIVATE KEY-----", "\u{1B}]0;title\u{7}after",
    ]

    let fixture: LogFixture
    var random: SeededGenerator

    init(_ fixture: LogFixture, seed: UInt64) {
        self.fixture = fixture
        random = SeededGenerator(seed: seed)
    }

    func begin() throws -> RunWriter { try fixture.begin(task: "gh-1") }

    /// So many pieces: some are lines, some are parts of lines, some of them longer than one piece of a reader.
    mutating func write(_ count: Int, to run: inout RunWriter) throws {
        for number in 0..<count {
            fixture.clock.advance(by: .milliseconds(3))
            let channel: Channel = Int.random(in: 0..<3, using: &random) == 0 ? .stderr : .stdout
            switch Int.random(in: 0..<200, using: &random) {
            case 0: try run.write(String(repeating: "long \(number) ", count: 7_500), to: channel)
            case 1...4: try run.markGap(17, in: channel)
            case 5...12: try run.record(.machineSlept, number.isMultiple(of: 2) ? .warn : .info, "Slept \(number).")
            case 13...16: try run.write("\n\n", to: channel)
            default:
                let text = Self.texts[Int.random(in: 0..<Self.texts.count, using: &random)]
                let ending = ["", "\n", "\n", "\r\n"][Int.random(in: 0..<4, using: &random)]
                try run.write("\(text) \(number)\(ending)", to: channel)
            }
        }
    }

    /// Bytes of which the index knows nothing, as a recorder leaves them that was killed.
    func writeUnrecorded(_ text: String, to channel: Channel, of paths: RunPaths) throws {
        let disk = SystemDisk()
        try disk.writeAll(Array(text.utf8), to: try disk.openFile(paths.log(of: channel), .append))
    }
}
