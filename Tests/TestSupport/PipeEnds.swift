import Platform

/// The two ends of a pipe, which can be given away one by one; those of a `Pipe` cannot outside its own target.
struct PipeEnds: ~Copyable {
    let reading: FileDescriptor
    let writing: FileDescriptor

    init() throws {
        let pipe = try Pipe()
        let reading = try pipe.reading.duplicate()
        let writing = try pipe.writing.duplicate()
        self.reading = reading
        self.writing = writing
    }
}
