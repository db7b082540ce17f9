import Domain
import JSON
import Testing

@Suite struct JSONObjectPresentTests {
    @Test func whatIsNullIsLeftOut() {
        let object = JSONObject(present: [("a", 1), ("b", .null), ("c", "x")])
        #expect(object == ["a": 1, "c": "x"])
    }
}
