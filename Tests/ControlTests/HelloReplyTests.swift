import Domain
import JSON
import Testing

@testable import Control

@Suite struct HelloReplyTests {
    private func answer(_ protocolNumber: Int64) throws -> HelloReply {
        let hello = Hello(.shim(try Samples.shim()), version: "2.0", protocolNumber: protocolNumber)
        return HelloReply.answer(to: hello, version: "0.1.0")
    }

    @Test func ofTwoVersionsTheLowerIsSpoken() throws {
        let accepted = HelloReply.accepted(protocolNumber: 1, version: "0.1.0")
        #expect(try answer(1) == accepted)
        #expect(try answer(17) == accepted)
        #expect(accepted.json == ["ok": true, "version": "0.1.0", "protocol": 1])
    }

    @Test func aProtocolThatNeverWasIsRefused() throws {
        guard case .refused(let detail, _) = try answer(0) else {
            Issue.record("accepted")
            return
        }
        #expect(detail == "there is no protocol 0")
    }

    @Test func theIndexIsKnown() {
        let hello = Hello(.index(ProcessIdentity(boot: "b", pid: 12, startTicks: 7)), version: "0.1.0")
        #expect(HelloReply.answer(to: hello, version: "0.1.0") == .accepted(protocolNumber: 1, version: "0.1.0"))
    }

    @Test func aSenderThatIsNotKnownIsRefused() {
        let reply = HelloReply.answer(to: Hello(.unknown("owl"), version: "9"), version: "0.1.0")
        #expect(reply == .refused(detail: #"roost 0.1.0 does not know a "owl""#, version: "0.1.0"))
        #expect(reply.json["ok"] == false)
    }

    @Test(arguments: [
        HelloReply.accepted(protocolNumber: 1, version: "0.1.0"), .refused(detail: "no", version: "0.1.0"),
    ])
    func itReadsBackAsItWas(_ reply: HelloReply) throws { #expect(try HelloReply(reply.json) == reply) }

    @Test func aBareNoIsARefusal() throws {
        #expect(try HelloReply(["ok": false]) == .refused(detail: "without a reason", version: ""))
        #expect(throws: ControlError.self) { _ = try HelloReply(["ok": true]) }
        #expect(throws: ControlError.self) { _ = try HelloReply(["fact": "pulse"]) }
    }
}
