import Domain
import Platform

/// The recorder's end of the connection to its keeper.
struct KeeperLink: ~Copyable {
    private var connection: UnixConnection?

    init(_ connection: consuming UnixConnection) { self.connection = consume connection }

    var isConnected: Bool { connection != nil }

    var descriptor: Int32? { connection.number }

    /// Says a word; descriptors go beside it. Answers whether it went out; that the keeper is gone shows when we
    /// listen.
    @discardableResult
    mutating func say(_ word: RecorderWord, descriptors: [Int32] = []) -> Bool {
        let bytes = ShimMessage(word).bytes
        do throws(PlatformError) {
            try bytes.withUnsafeBufferPointer { (buffer) throws(PlatformError) in
                try connection.send(UnsafeRawBufferPointer(buffer), descriptors: descriptors)
            }
            return true
        } catch {
            return error.errno == .brokenPipe || error.errno == .connectionReset
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
