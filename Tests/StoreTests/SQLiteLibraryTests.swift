import Store
import Testing

@Suite struct SQLiteLibraryTests {
    @Test func itTellsWhichItIs() {
        let numbers = SQLiteLibrary.version.split(separator: ".").map { Int($0) }
        #expect(numbers.count >= 3 && !numbers.contains(nil), "\(SQLiteLibrary.version)")
    }
}
