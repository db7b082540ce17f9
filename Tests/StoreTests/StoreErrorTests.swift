import Store
import Testing

@Suite struct StoreErrorTests {
    @Test func aRefusalKeepsTheCode() { #expect("\(StoreError.refused(code: 5, text: "locked"))".contains("5")) }
}
