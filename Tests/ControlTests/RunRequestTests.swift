import Domain
import JSON
import Testing

@testable import Control

@Suite struct RunRequestTests {
    static let all: [(RunRequest, String)] = [
        (
            RunRequest(1, .stop(reason: .known(.budget), graceSeconds: 5)),
            #"{"request":"stop","id":1,"reason":"budget","graceSec":5}"#
        ),
        (
            RunRequest(2, .stop(reason: .unknown("mood"), graceSeconds: nil)),
            #"{"request":"stop","id":2,"reason":"mood"}"#
        ),
        (
            RunRequest(10, .stop(reason: .known(.budget), graceSeconds: nil, why: "the day is used up")),
            #"{"request":"stop","id":10,"reason":"budget","why":"the day is used up"}"#
        ),
        (
            RunRequest(11, .pause(.budget, why: "the day is used up")),
            #"{"request":"pause","id":11,"by":"budget","why":"the day is used up"}"#
        ),
        (RunRequest(12, .pause(.person, why: nil)), #"{"request":"pause","id":12,"by":"person"}"#),
        (RunRequest(13, .resume), #"{"request":"resume","id":13}"#),
        (RunRequest(3, .kill), #"{"request":"kill","id":3}"#),
        (RunRequest(4, .checkpoint), #"{"request":"checkpoint","id":4}"#),
        (RunRequest(5, .input(Array("yes\n".utf8))), #"{"request":"input","id":5,"text":"yes\n"}"#),
        (RunRequest(6, .input([0xff, 0x0a])), #"{"request":"input","id":6,"base64":"/wo="}"#),
        (RunRequest(7, .input([])), #"{"request":"input","id":7,"text":""}"#),
        (RunRequest(-8, .closeInput), #"{"request":"closeInput","id":-8}"#),
        (RunRequest(9, .unknown("dance")), #"{"request":"dance","id":9}"#),
    ]

    @Test(arguments: all) func eachIsOneLineAndReadsBack(request: RunRequest, text: String) throws {
        #expect(JSONWriter.text(.object(request.json)) == text)
        let object = try #require(try JSONReader.read(text).objectValue)
        #expect(try RunRequest(object) == request)
    }

    @Test func everyByteComesThroughAsInput() throws {
        let bytes = (UInt8.min...UInt8.max).map { $0 } + Array("é\u{2028}\u{0}".utf8)
        for input in [bytes, bytes.filter { $0 < 128 }] {
            let text = JSONWriter.text(.object(RunRequest(1, .input(input)).json))
            let object = try #require(try JSONReader.read(text).objectValue)
            #expect(try RunRequest(object).wish == .input(input))
        }
    }

    @Test func aStopWithoutAReasonIsAStopByAPerson() throws {
        #expect(
            try RunRequest(["request": "stop", "id": 1]).wish == .stop(reason: .known(.stopped), graceSeconds: nil)
        )
    }

    @Test(arguments: [
        #"{"request":"kill"}"#, #"{"request":"kill","id":"1"}"#, #"{"id":1}"#, #"{"request":"input","id":1}"#,
        #"{"request":"input","id":1,"base64":"***"}"#, #"{"request":"input","id":1,"text":"a","base64":"YQ=="}"#,
        #"{"request":"input","id":1,"text":7}"#, #"{"request":"pause","id":1,"by":"mood"}"#,
        #"{"request":"stop","id":1,"graceSec":-1}"#,
    ])
    func whatIsNotWellFormedIsRefused(_ text: String) throws {
        let object = try #require(try JSONReader.read(text).objectValue)
        #expect(throws: ControlError.self) { _ = try RunRequest(object) }
    }
}
