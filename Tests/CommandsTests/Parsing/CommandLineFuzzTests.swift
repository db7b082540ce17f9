import Commands
import JSON
import Platform
import TestSupport
import Testing

/// Whatever is typed is answered: by what it asks for, or by what is wrong with it.
@Suite struct CommandLineFuzzTests {
    private static let pieces = [
        "logs", "run", "list", "task", "show", "help", "count", "lgos", "", "-", "--", "---", "-5", "-.5", "-f", "-ft",
        "-fn", "-n", "-n5", "-o", "-ojson", "--json", "--json=x", "--output=", "--color", "always", "--color=always",
        "--home", "/h", "--no-pager", "--no-", "--=", "-=", "--tail", "--tail=", "-h", "--help", "-x", "-日", "日本",
        "\u{1B}[2J",
        "a b", "exit-codes",
    ]

    @Test(arguments: 1...20 as ClosedRange<UInt64>) func everyCommandLineIsAnswered(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        for count in 0..<100 {
            let line = random.pieces(count % 7, of: Self.pieces)
            let recorder = RecordingConsole()
            let code = Door.run(
                arguments: ["roost"] + line,
                environment: Environment([:]),
                console: recorder.console,
                table: SampleTable.table
            )
            switch code {
            case .ok: #expect(recorder.errors == "", "seed \(seed): \(line)")
            case .usage, .notFound: try expectError(recorder.errors, for: line, seed)
            default: Issue.record("seed \(seed): \(line) ended with \(code)")
            }
        }
    }

    /// Two lines for people that move no cursor, or one for programs.
    private func expectError(_ text: String, for line: [String], _ seed: UInt64) throws {
        if Presentation(line).format.isJSON {
            let error = try #require(try JSONReader.read(text)["error"], "seed \(seed): \(line)")
            #expect(error["code"]?.stringValue?.isEmpty == false, "seed \(seed): \(line)")
        } else {
            let plain = text.split(separator: "\u{1B}[31mroost:\u{1B}[0m").joined(separator: "roost:")
            #expect(text.contains("roost:") && !plain.contains("\u{1B}"), "seed \(seed): \(line)")
            #expect((1...2).contains(text.split(separator: "\n").count), "seed \(seed): \(line)")
        }
    }
}
