import Git
import Testing

@Suite struct ObjectIDTests {
    @Test func bothLengthsOfLowercaseDigitsAreNames() {
        #expect(ObjectID(String(repeating: "0af9", count: 10))?.short == "0af90af90a")
        #expect(ObjectID(String(repeating: "0af9", count: 16)) != nil)
        for text in ["", "abc", String(repeating: "0AF9", count: 10), String(repeating: "xyz9", count: 10)] {
            #expect(ObjectID(text) == nil, "\(text)")
        }
    }
}
