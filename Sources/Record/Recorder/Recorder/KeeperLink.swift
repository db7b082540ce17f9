import Domain
import Platform

/// The recorder's end of the connection to its keeper.
struct KeeperLink: ~Copyable {
    private var connection: UnixConnection?

    init(_ connection: consuming UnixConnection) { self.connection = consume connection }

    var isConnected: Bool { connection != nil }

    var descriptor: Int32? { connection.number }

    /// Says a word; descriptors go beside it.
    mutating func say(_ word: RecorderWord, descriptors: [Int32] = []) {
        let bytes = ShimMessage(word).bytes
        Deliberate.ignore(because: "that the keeper is gone shows when we listen for it") {
            () throws(PlatformError) in
            try bytes.withUnsafeBufferPointer { (buffer) throws(PlatformError) in
                try connection.send(UnsafeRawBufferPointer(buffer), descriptors: descriptors)
            }
        }
    }

    /// The next word; nil where there is none yet, or the keeper has gone, which `isConnected` tells.
    mutating func next() -> KeeperWord? {
        while connection != nil {
            var word: KeeperWord?
            var isEmpty = false
            var isGone = false
            let room = ShimMessage.makeRoom()
            defer { room.deallocate() }
            do throws(PlatformError) {
                if let received = try connection.receive(into: room) {
                    isGone = received.count == 0
                    word = ShimMessage(UnsafeRawBufferPointer(rebasing: room[..<received.count]))?.keeperWord
                } else {
                    isEmpty = true
                }
            } catch {
                isGone = true
            }
            if isGone { connection = nil }
            if word != nil || isEmpty { return word }
        }
        return nil
    }
}
