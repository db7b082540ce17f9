import JSON
import Testing

@testable import Commands

@Suite struct MCPMessageTests {
    private func read(_ text: String) -> MCPMessage { MCPMessage(Array(text.utf8)) }

    private func fault(_ text: String) -> (code: MCPFault.Code, id: JSONValue)? {
        guard case .fault(let fault, let id) = read(text) else { return nil }
        return (fault.code, id)
    }

    @Test func requestsNotificationsAndAnswersAreToldApart() {
        #expect(
            read(#"{"jsonrpc":"2.0","id":7,"method":"ping"}"#) == .request(id: 7, method: "ping", parameters: [:])
        )
        #expect(
            read(#"{"jsonrpc":"2.0","id":"a","method":"x","params":{"b":1}}"#)
                == .request(id: "a", method: "x", parameters: ["b": 1])
        )
        #expect(
            read(#"{"jsonrpc":"2.0","method":"x","params":{"b":1}}"#)
                == .notification(method: "x", parameters: ["b": 1])
        )
        #expect(read(#"{"jsonrpc":"2.0","method":"x","params":[1]}"#) == .notification(method: "x", parameters: [:]))
        #expect(read(#"{"jsonrpc":"2.0","id":1,"result":{}}"#) == .answer)
        #expect(read(#"{"jsonrpc":"2.0","id":1,"error":{}}"#) == .answer)
        #expect(read("") == .empty && read(" \t") == .empty)
    }

    @Test(arguments: ["garbage", "{", "\u{feff}{}", "{\"a\":1}}", "\"", "[1,"])
    func whatIsNoJSONIsAParseErrorOfNobody(text: String) {
        #expect(fault(text)?.code == .noJSON && fault(text)?.id == .null)
    }

    @Test func whatIsNoRequestIsSaidToWhoeverCanBeTold() {
        for text in ["1", "null", #"[{"jsonrpc":"2.0","id":1,"method":"ping"}]"#] {
            #expect(fault(text)?.code == .noRequest && fault(text)?.id == .null)
        }
        for text in [
            #"{"id":5,"method":"x"}"#, #"{"jsonrpc":"1.0","id":5,"method":"x"}"#, #"{"jsonrpc":"2.0","id":5}"#,
        ] {
            #expect(fault(text)?.code == .noRequest && fault(text)?.id == 5)
        }
        for id in ["null", "1.5", "true", "[]", "{}", "\"\(String(repeating: "x", count: 1_000))\""] {
            let text = #"{"jsonrpc":"2.0","id":"# + id + #","method":"ping"}"#
            #expect(fault(text)?.code == .noRequest && fault(text)?.id == .null, "\(id.prefix(9))")
        }
        let listed = #"{"jsonrpc":"2.0","id":5,"method":"x","params":[1]}"#
        #expect(fault(listed)?.code == .badParameters && fault(listed)?.id == 5)
    }

    @Test func aMessageThatNestsTooDeepIsRefused() {
        let deep = String(repeating: "[", count: 100) + String(repeating: "]", count: 100)
        #expect(fault(#"{"jsonrpc":"2.0","id":1,"method":"x","params":{"a":"# + deep + "}}")?.code == .noJSON)
    }
}
