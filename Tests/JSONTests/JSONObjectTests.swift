import JSON
import Testing

@Suite struct JSONObjectTests {
    @Test func orderIsPartOfEquality() {
        let one: JSONObject = ["a": 1, "b": 2]
        #expect(one == JSONObject([("a", 1), ("b", 2)]))
        #expect(one != ["b": 2, "a": 1])
        #expect(one.hashValue == JSONObject([("a", 1), ("b", 2)]).hashValue)
    }

    @Test func settingAKeyKeepsItsPlace() {
        var object: JSONObject = ["a": 1, "b": 2, "c": 3]
        object["b"] = 20
        object["d"] = 4
        #expect(object == ["a": 1, "b": 20, "c": 3, "d": 4])
    }

    @Test func nilRemovesAndNullDoesNot() {
        var object: JSONObject = ["a": 1, "b": 2]
        object["a"] = nil
        object["z"] = nil
        #expect(object == ["b": 2])
        object["b"] = .null
        #expect(object.count == 1)
        #expect(object["b"] == .null)
        #expect(object["a"] == nil)
    }

    @Test func appendedFieldsStandAtTheEnd() {
        var object = JSONObject()
        #expect(object.isEmpty)
        object.reserveCapacity(2)
        object.append("z", 1)
        object.append("a", 2)
        #expect(object.keys == ["z", "a"])
        #expect(object.fields.map(\.value) == [1, 2])
    }
}
