import Runs
import Testing

@Suite struct DescriptorCheckTests {
    @Test func tooFewAreRefusedAndTheRestIsEnough() throws {
        #expect(throws: RunsError.tooFewDescriptors(limit: 39, needed: 40)) { try DescriptorCheck.check(39) }
        try DescriptorCheck.check(40)
        try DescriptorCheck.check()
    }
}
