import Testing

@testable import Dashboard

@Suite struct RecentValuesTests {
    @Test func theOneThatWasWantedLongestAgoMakesRoom() {
        var values = RecentValues<String, Int>(countMax: 2)
        values.put(1, "a")
        values.put(2, "b")
        #expect(values.known("a") == 1)
        values.put(3, "c")
        #expect(values.known("b") == nil && values.known("a") == 1 && values.known("c") == 3)
        #expect(values.value("a") { 9 } == 1 && values.value("d") { 9 } == 9)
        #expect(values.count == 2 && values.known("c") == nil)
        values.put(4, "a")
        #expect(values.known("a") == 4)
        values.forget("a")
        #expect(values.known("a") == nil && values.count == 1)
    }
}
