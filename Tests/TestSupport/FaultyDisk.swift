import Glibc
package import Platform
import Synchronization

/// A disk on which what a test asks for goes wrong, and everything else works.
///
/// It counts the operations that go through it. A test makes the first of them fail, then the second, and so on, until
/// a run comes through without meeting its fault: `sweep` does that.
package final class FaultyDisk: Disk {
    private struct State {
        var faults: [Int: Fault]
        var operations: [Operation] = []
        var firedCount = 0
        var roomBytes: Int?
        var bytesUntilKill: Int?
    }

    private let disk: any Disk
    private let counted: Set<Operation>
    private let state: Mutex<State>

    /// The faults by the number of the operation that they meet, from 1.
    package init(
        _ disk: any Disk = SystemDisk(),
        _ faults: [Int: Fault] = [:],
        counting counted: Set<Operation> = Operation.effects
    ) {
        self.disk = disk
        self.counted = counted
        state = Mutex(State(faults: faults))
    }

    /// The counted operations so far, in their order.
    package var operations: [Operation] { state.withLock { $0.operations } }

    /// How many faults have met their operation.
    package var firedCount: Int { state.withLock { $0.firedCount } }

    /// How many more bytes writes may take before the disk is full, which it is as a real one is: first a write that
    /// comes too short, then ENOSPC. Nil is no limit.
    package var roomBytes: Int? {
        get { state.withLock { $0.roomBytes } }
        set { state.withLock { $0.roomBytes = newValue } }
    }

    /// After how many more written bytes this process is killed, in the middle of a write if it falls there. Nil is
    /// never.
    package var bytesUntilKill: Int? {
        get { state.withLock { $0.bytesUntilKill } }
        set { state.withLock { $0.bytesUntilKill = newValue } }
    }

    /// Runs `body` with the fault at the first operation, at the second, and so on until a run meets no fault. Answers
    /// how many runs met one.
    @discardableResult
    package static func sweep(
        _ fault: Fault,
        counting counted: Set<Operation> = Operation.effects,
        _ body: (FaultyDisk) throws -> Void
    ) rethrows -> Int {
        var number = 0
        while true {
            number += 1
            let disk = FaultyDisk(SystemDisk(), [number: fault], counting: counted)
            try body(disk)
            if disk.firedCount == 0 { return number - 1 }
        }
    }

    package func open(_ path: String, _ mode: OpenMode) throws(PlatformError) -> FileDescriptor {
        try meet(.open, path) { () throws(PlatformError) in try disk.open(path, mode) }
    }

    package func read(
        _ file: borrowing FileDescriptor,
        into buffer: UnsafeMutableRawBufferPointer,
        at offset: Int64
    ) throws(PlatformError) -> Int {
        try meet(.read, bytes: buffer.count) { (count) throws(PlatformError) in
            try disk.read(file, into: UnsafeMutableRawBufferPointer(rebasing: buffer.prefix(count)), at: offset)
        }
    }

    package func write(
        _ bytes: UnsafeRawBufferPointer,
        to file: borrowing FileDescriptor
    ) throws(PlatformError) -> Int {
        try meet(.write, bytes: bytes.count) { (count) throws(PlatformError) in
            try disk.write(UnsafeRawBufferPointer(rebasing: bytes.prefix(count)), to: file)
        }
    }

    package func write(
        _ bytes: UnsafeRawBufferPointer,
        to file: borrowing FileDescriptor,
        at offset: Int64
    ) throws(PlatformError) -> Int {
        try meet(.write, bytes: bytes.count) { (count) throws(PlatformError) in
            try disk.write(UnsafeRawBufferPointer(rebasing: bytes.prefix(count)), to: file, at: offset)
        }
    }

    package func move(
        from pipe: borrowing FileDescriptor,
        to file: borrowing FileDescriptor,
        at offset: Int64,
        countMax: Int
    ) throws(PlatformError) -> Int? {
        // Only what the pipe holds will be written: without any there is nothing that could fail.
        var held: Int32 = 0
        guard ioctl(pipe.number, UInt(FIONREAD), &held) == 0, held > 0 else {
            return try disk.move(from: pipe, to: file, at: offset, countMax: countMax)
        }
        return try meet(.write, bytes: min(countMax, Int(held))) { (count) throws(PlatformError) in
            try disk.move(from: pipe, to: file, at: offset, countMax: count) ?? 0
        }
    }

    package func reserve(_ length: Int64, in file: borrowing FileDescriptor) throws(PlatformError) {
        try meet(.reserve, "an open file") { () throws(PlatformError) in try disk.reserve(length, in: file) }
    }

    package func synchronize(
        _ file: borrowing FileDescriptor,
        _ what: Synchronization
    ) throws(PlatformError) {
        try meet(.synchronize, "an open file") { () throws(PlatformError) in try disk.synchronize(file, what) }
    }

    package func rename(_ from: String, to: String) throws(PlatformError) {
        try meet(.rename, from) { () throws(PlatformError) in try disk.rename(from, to: to) }
    }

    package func makeFolder(_ path: String) throws(PlatformError) {
        try meet(.makeFolder, path) { () throws(PlatformError) in try disk.makeFolder(path) }
    }

    package func link(_ path: String, to target: String) throws(PlatformError) {
        try meet(.link, path) { () throws(PlatformError) in try disk.link(path, to: target) }
    }

    package func remove(_ path: String) throws(PlatformError) {
        try meet(.remove, path) { () throws(PlatformError) in try disk.remove(path) }
    }

    package func removeFolder(_ path: String) throws(PlatformError) {
        try meet(.removeFolder, path) { () throws(PlatformError) in try disk.removeFolder(path) }
    }

    package func status(of path: String) throws(PlatformError) -> FileStatus? {
        try meet(.status, path) { () throws(PlatformError) in try disk.status(of: path) }
    }

    package func status(of file: borrowing FileDescriptor) throws(PlatformError) -> FileStatus {
        try meet(.status, "an open file") { () throws(PlatformError) in try disk.status(of: file) }
    }

    package func list(_ folder: String) throws(PlatformError) -> [String] {
        try meet(.list, folder) { () throws(PlatformError) in try disk.list(folder) }
    }

    package func readLink(_ path: String) throws(PlatformError) -> String {
        try meet(.readLink, path) { () throws(PlatformError) in try disk.readLink(path) }
    }

    private func meet<Result: ~Copyable>(
        _ operation: Operation,
        _ subject: String,
        _ body: () throws(PlatformError) -> Result
    ) throws(PlatformError) -> Result {
        let fault = next(operation)
        switch fault {
        case .fail(let errno): throw .system(operation: operation.rawValue, subject: subject, errno: errno)
        case .kill(.before), .kill(.halfway): killThisProcess()
        case .kill(.after), .short, nil: break
        }
        defer { if fault == .kill(.after) { killThisProcess() } }
        return try body()
    }

    private func meet(
        _ operation: Operation,
        bytes count: Int,
        _ body: (_ count: Int) throws(PlatformError) -> Int
    ) throws(PlatformError) -> Int {
        let fault = next(operation)
        switch fault {
        case .fail(let errno): throw .system(operation: operation.rawValue, subject: "an open file", errno: errno)
        case .kill(.before): killThisProcess()
        case .kill(.halfway):
            _ = try body(count / 2)
            killThisProcess()
        case .kill(.after), .short, nil: break
        }
        var room = count
        if case .short(let bytes) = fault { room = min(bytes, room) }
        let isLast = operation == .write ? try takeRoom(&room) : false
        let result = try body(room)
        if isLast || fault == .kill(.after) { killThisProcess() }
        return result
    }

    private func next(_ operation: Operation) -> Fault? {
        guard counted.contains(operation) else { return nil }
        return state.withLock { state in
            state.operations.append(operation)
            guard let fault = state.faults.removeValue(forKey: state.operations.count) else { return nil }
            state.firedCount += 1
            return fault
        }
    }

    /// Cuts a write down to the bytes that it may take. Answers whether the process is to be killed after them.
    private func takeRoom(_ count: inout Int) throws(PlatformError) -> Bool {
        let wanted = count
        let (taken, isLast) = state.withLock { state in
            let taken = min(wanted, state.roomBytes ?? wanted, state.bytesUntilKill ?? wanted)
            state.roomBytes = state.roomBytes.map { $0 - taken }
            state.bytesUntilKill = state.bytesUntilKill.map { $0 - taken }
            return (taken, state.bytesUntilKill == 0)
        }
        guard taken > 0 || wanted == 0 || isLast else {
            throw .system(operation: Operation.write.rawValue, subject: "an open file", errno: .noSpace)
        }
        count = taken
        return isLast
    }

    private func killThisProcess() -> Never {
        kill(getpid(), SIGKILL)
        while true { pause() }
    }
}
