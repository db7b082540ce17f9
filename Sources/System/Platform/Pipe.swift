import CPlatform

/// A pipe. Both ends close on exec; a child gets the one that its `SpawnRequest` names.
package struct Pipe: ~Copyable, Sendable {
    package let reading: FileDescriptor
    package let writing: FileDescriptor

    package init() throws(PlatformError) {
        var ends: (Int32, Int32) = (-1, -1)
        let result = withUnsafeMutablePointer(to: &ends) { pair in
            pair.withMemoryRebound(to: Int32.self, capacity: 2) { roost_pipe($0) }
        }
        guard result == 0 else { throw .last("make", "a pipe") }
        reading = FileDescriptor(owning: ends.0)
        writing = FileDescriptor(owning: ends.1)
    }

    /// Gives up the pipe for one of its ends; the other closes.
    package consuming func keepReading() -> FileDescriptor { reading }

    package consuming func keepWriting() -> FileDescriptor { writing }
}
