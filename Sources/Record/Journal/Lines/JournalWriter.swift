package import Domain
import JSON
package import Platform

/// Appends events to a journal: each at once to the file, synced in groups.
///
/// A record that the disk does not take whole is held and finished before any other, so that a full disk tears no line
/// as long as the writer lives. What `append` has taken without an error survives the death of this process; what
/// `synchronize` has taken survives the death of the machine.
package struct JournalWriter: ~Copyable {
    /// How much may wait for room before records are refused.
    package static let heldBytesMax = 8 << 20

    package let path: String
    private var file: PatientFile
    private var sum: UInt32
    private var writer = JSONWriter()
    private var head: LineHead?

    /// Begins a journal; the file must not exist yet.
    package init(creating path: String, on disk: any Disk) throws(JournalError) {
        let file = try onDisk { () throws(PlatformError) in try disk.openFile(path, .createNew) }
        self.file = PatientFile(file, on: disk)
        self.path = path
        sum = 0
    }

    /// Goes on with a journal whose last usable line has the given sum. What is torn behind it must be closed first.
    init(resuming path: String, on disk: any Disk, sum: UInt32) throws(JournalError) {
        let file = try onDisk { () throws(PlatformError) in try disk.openFile(path, .append) }
        self.file = PatientFile(file, on: disk)
        self.path = path
        self.sum = sum
    }

    /// The moment by which `synchronize` is due; nil when nothing is at risk.
    package var syncDue: MonotonicTime? { file.syncDue }

    package var heldBytes: Int { file.heldBytes }

    package mutating func append(_ event: Event, at now: MonotonicTime) throws(JournalError) {
        try write(event, behind: nil, at: now)
    }

    /// Closes what an earlier writer left torn: ends its bytes with a newline and appends the event that names them.
    mutating func closeTear(by event: Event, at now: MonotonicTime) throws(JournalError) {
        precondition(event.typeText == TornTailEvent.typeText, "a tear is closed by the event that names it")
        try write(event, behind: newline, at: now)
    }

    /// Ends a line that lacks only its newline.
    mutating func endLine(at now: MonotonicTime) throws(JournalError) {
        try file.write([newline], at: now)
    }

    /// Goes on writing what is held.
    package mutating func flush(at now: MonotonicTime) throws(JournalError) {
        try file.flush(at: now)
    }

    /// Puts everything on the device. After a failure no later success counts: what was lost stays lost.
    package mutating func synchronize() throws(JournalError) { try file.synchronize() }

    package mutating func synchronizeIfDue(at now: MonotonicTime) throws(JournalError) {
        try file.synchronizeIfDue(at: now)
    }

    private mutating func write(_ event: Event, behind prefix: UInt8?, at now: MonotonicTime) throws(JournalError) {
        guard heldBytes <= Self.heldBytesMax else {
            throw .holdsTooMuch(bytes: heldBytes, bytesMax: Self.heldBytesMax)
        }
        guard EventCodec.isReadable(event.data) else { throw .tooDeep(depthMax: EventCodec.dataDepthMax) }
        writer.clear()
        if prefix != nil { writer.newline() }
        let start = writer.bytes.count
        appendBody(of: event)
        let length = writer.bytes.count - start + SummedLine.tailBytes + 1
        guard length <= SummedLine.lineBytesMax else {
            throw .lineTooLong(bytes: length, bytesMax: SummedLine.lineBytesMax)
        }
        sum = SummedLine.seal(&writer, bodyFrom: start, after: sum)
        try file.write(writer.bytes, at: now)
        try synchronizeIfDue(at: now)
    }

    private mutating func appendBody(of event: Event) {
        // Taken out while it is written under, so that its buffer is not copied.
        var current = head.take() ?? LineHead(event.scope)
        if current.scope != event.scope { current = LineHead(event.scope) }
        EventCodec.appendBody(of: event, under: &current, to: &writer)
        head = current
    }
}
