import Commands
import Testing

@Suite struct PresentationTests {
    @Test(arguments: [
        ([], OutputFormat.table), (["x", "--json"], .json), (["-o", "json", "x"], .json), (["-ojsonl"], .jsonl),
        (["--output=csv"], .csv), (["--output", "json", "--bogus"], .json), (["-o"], .table), (["-o", "jsn"], .table),
        (["run", "--", "--json"], .table), (["-o", "json", "-o", "table"], .table),
    ])
    func theFormatIsFoundInAnyCommandLine(arguments: [String], format: OutputFormat) {
        #expect(Presentation(arguments).format == format)
    }

    @Test func theColorIsFoundToo() {
        #expect(Presentation(["--color", "always"]).color == .always)
        #expect(Presentation(["bogus", "--color=never"]).color == .never)
        #expect(Presentation(["--color=pink"]).color == .auto)
        #expect(Presentation(["--", "--color=never"]).color == .auto)
    }
}
