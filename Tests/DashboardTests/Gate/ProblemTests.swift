import JSON
import Testing

@testable import Dashboard

@Suite struct ProblemTests {
    @Test func aProblemSaysWhatIsWrongAndWhatToDo() throws {
        let response = Problem.notFound("no task \"x\"", hint: "roost task list").response
        #expect(response.status == .notFound)
        #expect(response.fields.first("Content-Type") == "application/problem+json")
        guard case .bytes(let bytes) = response.body else { throw ProblemTestsFault.noBytes }
        let json = try JSONReader.read(bytes)
        #expect(json["status"]?.integerValue == 404 && json["detail"]?.stringValue == "no task \"x\"")
        #expect(json["hint"]?.stringValue == "roost task list" && json["type"]?.stringValue == "about:blank")
    }
}

private enum ProblemTestsFault: Error { case noBytes }
