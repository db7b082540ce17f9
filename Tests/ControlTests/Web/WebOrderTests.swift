import Domain
import JSON
import Testing

@testable import Control

@Suite struct WebOrderTests {
    private func read(_ words: [String], _ data: JSONObject = [:]) throws(DirectiveFault) -> Directive {
        try DirectiveTable.read(DirectiveRequest(1, .web, words: words, data: data)).1
    }

    @Test func wordsAndNamesSayIt() throws {
        #expect(try read([]) == .web(.tell))
        #expect(try read(["off"]) == .web(.off))
        #expect(try read(["on"]) == .web(.on(WebWish())))
        #expect(
            try read(["on"], ["port": 8471, "isReadOnly": true]) == .web(.on(WebWish(port: 8471, isReadOnly: true)))
        )
    }

    @Test(
        arguments: [["port": 8471], ["state": "off", "isReadOnly": true], ["state": "on", "port": 0]] as [JSONObject]
    )
    func whatGoesWithNothingIsNotTaken(_ data: JSONObject) {
        #expect(throws: DirectiveFault.self) { try read([], data) }
    }

    @Test func anAgentMayLookAndNotAct() throws {
        let agent = Asker(
            kind: .known(.command),
            identity: ProcessIdentity(boot: "b", pid: 1, startTicks: 1),
            origin: .insideRun(nil)
        )
        let row = try #require(DirectiveTable.row(.web))
        #expect(agent.denial(of: row, for: .web(.tell)) == nil)
        #expect(agent.denial(of: row, for: .web(.on(WebWish())))?.code == .inRun)
        #expect(agent.denial(of: row, for: .web(.off))?.code == .inRun)
    }
}
