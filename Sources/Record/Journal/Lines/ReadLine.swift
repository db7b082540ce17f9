import Domain

/// One line of a journal that reads well: its event, its sum, and whether the sum goes on from the line in front.
struct ReadLine {
    let event: Event
    let sum: UInt32
    let follows: Bool

    /// nil where the bytes are no line of ours. Where the sum in front is not known, the line's own is taken as given.
    init?(_ line: UnsafeRawBufferPointer, after sumInFront: UInt32?, file: String) {
        guard let (body, sum) = SummedLine.parts(of: line) else { return nil }
        let read = Deliberate.ignore(because: "a line that cannot be read is told as damage") {
            () throws(JournalError) in
            try EventCodec.event(of: line, file: file)
        }
        guard let read else { return nil }
        event = read
        self.sum = sum
        follows = sumInFront.map { CRC32C.checksum(body, seed: $0) == sum } ?? true
    }
}
