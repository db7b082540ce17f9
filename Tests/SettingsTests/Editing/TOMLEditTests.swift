import Testing

@testable import Settings

@Suite struct TOMLEditTests {
    private func first(_ text: String, _ name: String, _ value: String) -> String? {
        let path = name.split(separator: ".").map(String.init)
        return TOMLEdit(Array(text.utf8), at: path).texts(with: value).first.map { String(decoding: $0, as: UTF8.self) }
    }

    private func without(_ text: String, _ name: String) -> String? {
        let path = name.split(separator: ".").map(String.init)
        return TOMLEdit(Array(text.utf8), at: path).textWithout.map { String(decoding: $0, as: UTF8.self) }
    }

    @Test func onlyTheValueIsReplaced() {
        let text = "# mine\n[run] # runs\n  drain='1s'   # short\ntimeout = \"1h\"\n"
        #expect(
            first(text, "run.drain", "\"2s\"") == "# mine\n[run] # runs\n  drain=\"2s\"   # short\ntimeout = \"1h\"\n"
        )
        #expect(first("run.drain = [\n1,\n]\nx = 1", "run.drain", "2") == "run.drain = 2\nx = 1")
        #expect(first("run = { drain = 1, x = 2 }", "run.drain", "9") == "run = { drain = 9, x = 2 }")
    }

    @Test func aNewValueStandsBesideItsNeighbours() {
        #expect(first("[run]\n  a = 1 # x\n\n[z]\n", "run.b", "2") == "[run]\n  a = 1 # x\n  b = 2\n\n[z]\n")
        #expect(first("[run]\na = 1", "run.b", "2") == "[run]\na = 1\nb = 2\n")
        #expect(first("run.a = 1\r\n", "run.b", "2") == "run.a = 1\r\nrun.b = 2\r\n")
        #expect(first("[agents]\nx.a = 1\n", "agents.x.b", "2") == "[agents]\nx.a = 1\nx.b = 2\n")
        #expect(first("[run]\n# nothing yet\n[z]\n", "run.b", "2") == "[run]\nb = 2\n# nothing yet\n[z]\n")
        #expect(first("run = { a = 1 }\n", "run.b", "2") == "run = { a = 1, b = 2 }\n")
        #expect(first("run = {}\n", "run.b.c", "2") == "run = { b.c = 2 }\n")
    }

    @Test func aNewTableStandsAtTheEnd() {
        #expect(first("", "run.b", "2") == "[run]\nb = 2\n")
        #expect(first("\u{FEFF}", "run.b", "2") == "\u{FEFF}[run]\nb = 2\n")
        #expect(first("# mine", "run.b", "2") == "# mine\n\n[run]\nb = 2\n")
        #expect(first("[a]\nx = 1\n", "agents.y.b", "2") == "[a]\nx = 1\n\n[agents.y]\nb = 2\n")
    }

    @Test func theLineOfAValueThatIsRemovedGoes() {
        #expect(
            without("# of b\n[run]\na = 1 # one\nb = [\n 2,\n] # two\nc = 3", "run.b")
                == "# of b\n[run]\na = 1 # one\nc = 3"
        )
        #expect(without("run = { a = 1, b = 2, c = 3 }", "run.b") == "run = { a = 1, c = 3 }")
        #expect(without("run = { a = 1, b = 2 }", "run.b") == "run = { a = 1 }")
        #expect(without("run = { b = 2 }", "run.b") == "run = {  }")
        #expect(without("[run]\na = 1", "run.b") == nil)
    }
}
