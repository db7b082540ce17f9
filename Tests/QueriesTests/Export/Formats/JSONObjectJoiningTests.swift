import JSON
import Testing

@testable import Queries

@Suite struct JSONObjectJoiningTests {
    @Test func fieldsComeBehindItsOwnWithoutThoseLeftOut() {
        var object: JSONObject = ["a": 1]
        object.append(["b": 2, "c": 3], without: ["b"])
        #expect(object == ["a": 1, "c": 3])
    }
}
