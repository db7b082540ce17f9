import Testing

@testable import Agents

@Suite struct ToldCommandTests {
    private func all(_ line: String) -> [String] { ToldCommand.all(in: Array(line.utf8)) }

    @Test func eachCommandOfALineIsTold() {
        let line =
            #"{"type":"assistant","message":{"content":[{"type":"text","text":"I look."},"#
            + #"{"type":"tool_use","name":"Bash","input":{"command":"ls -l"}},"#
            + #"{"type":"tool_use","name":"Read","input":{"file_path":"a"}},"#
            + #"{"type":"tool_use","name":"Bash","input":{"command":"make test"}}]}}"#
        #expect(all(line) == ["ls -l", "make test"])
    }

    @Test(arguments: ["", "{", #"{"type":"user","x":"\"tool_use\""}"#, #"{"type":"assistant","tool_use":"tool_use"}"#])
    func otherLinesTellOfNone(_ line: String) { #expect(all(line) == []) }
}
