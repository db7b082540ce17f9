import Domain
import JSON
import Testing

@testable import Control

@Suite struct HelloTests {
    @Test func itIsSaidInOneLine() throws {
        let text = JSONWriter.text(.object(try Samples.hello().json))
        #expect(
            text == #"{"hello":"shim","protocol":1,"version":"0.1.0","run":"run-20261121-010203-456789-7k2mq9","#
                + #""task":"gh-450","worker":"worker-1795222923456789000-1","#
                + #""directory":"/h/runs/gh-450/run-20261121-010203-456789-7k2mq9","#
                + #""shim":{"boot":"b","pid":4711,"startTicks":99}}"#
        )
    }

    @Test func itReadsBackAsItWas() throws {
        let hello = try Samples.hello()
        #expect(try Hello(hello.json) == hello)
        var alone = hello.json
        alone["worker"] = nil
        guard case .shim(let shim) = try Hello(alone).sender else {
            Issue.record("no shim")
            return
        }
        #expect(shim.worker == nil)
    }

    @Test func theIndexSaysWhichProcessItIs() throws {
        let hello = Hello(.index(ProcessIdentity(boot: "b", pid: 12, startTicks: 7)), version: "0.1.0")
        let text = JSONWriter.text(.object(hello.json))
        #expect(
            text == #"{"hello":"index","protocol":1,"version":"0.1.0","index":{"boot":"b","pid":12,"startTicks":7}}"#
        )
        #expect(try Hello(hello.json) == hello)
        #expect(throws: ControlError.self) { _ = try Hello(["hello": "index", "protocol": 1, "version": "1"]) }
    }

    @Test func fieldsOfANewerVersionAreKept() throws {
        var object = try Samples.hello().json
        object["mood"] = "bright"
        object["protocol"] = 9
        let hello = try Hello(object)
        #expect(hello.protocolNumber == 9)
        #expect(hello.others == ["mood": "bright"])
        #expect(hello.json["mood"] == "bright")
    }

    @Test func aSenderOfAnotherKindIsKnownByItsWord() throws {
        let hello = try Hello(["hello": "owl", "protocol": 2, "version": "9", "run": 7])
        #expect(hello.sender == .unknown("owl"))
        #expect(hello.json["hello"] == "owl")
    }

    @Test(
        arguments: [
            ("hello", nil), ("protocol", "one"), ("version", nil), ("run", "../x"), ("task", nil), ("worker", 7),
            ("directory", "relative"), ("shim", ["boot": "b", "pid": 0, "startTicks": 1]), ("shim", ["pid": 1]),
            ("shim", ["boot": "b", "pid": 1, "startTicks": -1]),
        ] as [(String, JSONValue?)]
    )
    func whatIsNotWellFormedIsRefusedByItsField(key: String, value: JSONValue?) throws {
        var object = try Samples.hello().json
        object[key] = value
        let error = #expect(throws: ControlError.self) { _ = try Hello(object) }
        guard case .field? = error else {
            Issue.record("\(String(describing: error))")
            return
        }
    }
}
