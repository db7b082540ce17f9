import Platform
import Testing

@testable import Recorder

@Suite struct FileDescriptorOptionalTests {
    @Test func aDescriptorThatIsNotThereHasNoNumber() throws {
        var descriptor: FileDescriptor? = try FileDescriptor.null()
        let there = descriptor.number != nil
        _ = descriptor.take()
        let gone = descriptor.number == nil
        #expect(there && gone)
    }
}
