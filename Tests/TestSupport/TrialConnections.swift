import Glibc
import Platform

/// The connections of an `HTTPTrial`: each brings one question and takes one answer.
final class TrialConnections {
    private let listener: FileDescriptor
    private let loop: EventLoop
    private let answer: (TrialQuestion) -> TrialReply
    private var heard: [Int32: [UInt8]] = [:]

    init(
        _ listener: consuming FileDescriptor,
        on loop: EventLoop,
        answer: @escaping (TrialQuestion) -> TrialReply
    ) {
        self.listener = listener
        self.loop = loop
        self.answer = answer
    }

    func begin() throws(PlatformError) {
        try loop.watch(listener.number) { [unowned self] _ in accept() }
    }

    func end() {
        loop.forget(listener.number)
        for number in Array(heard.keys) { close(number) }
    }

    private func accept() {
        let number = Glibc.accept(listener.number, nil, nil)
        guard number >= 0 else { return }
        _ = fcntl(number, F_SETFD, FD_CLOEXEC)
        heard[number] = []
        do {
            try loop.watch(number) { [unowned self] _ in read(number) }
        } catch {
            preconditionFailure("a test may watch a socket: \(error)")
        }
    }

    private func read(_ number: Int32) {
        var bytes = [UInt8](repeating: 0, count: 64 << 10)
        let count = recv(number, &bytes, bytes.count, Int32(MSG_DONTWAIT))
        if count < 0, errno == EAGAIN || errno == EINTR { return }
        guard count > 0 else { return close(number) }
        heard[number, default: []] += bytes.prefix(count)
        guard let question = TrialQuestion(parsing: heard[number] ?? []) else { return }
        heard[number] = []
        let reply = answer(question)
        switch reply.delivery {
        case .hanging: break
        case .whole: finish(number, reply.bytes)
        case .cut(let count): finish(number, Array(reply.bytes.prefix(count)))
        case .slow(let count):
            loop.forget(number)
            drip(reply.bytes[...], atOnce: count, to: number)
        }
    }

    private func drip(_ rest: ArraySlice<UInt8>, atOnce count: Int, to number: Int32) {
        // Whoever asked may be gone by now, and that is no failure here.
        guard heard[number] != nil, !rest.isEmpty, send(number, Array(rest.prefix(count))) else { return close(number) }
        loop.after(.milliseconds(10)) { [weak self] in self?.drip(rest.dropFirst(count), atOnce: count, to: number) }
    }

    private func finish(_ number: Int32, _ bytes: [UInt8]) {
        _ = send(number, bytes)
        close(number)
    }

    private func send(_ number: Int32, _ bytes: [UInt8]) -> Bool {
        var sent = 0
        while sent < bytes.count {
            let count = bytes.withUnsafeBytes { raw in
                Glibc.send(number, raw.baseAddress.map { $0 + sent }, bytes.count - sent, Int32(MSG_NOSIGNAL))
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return false }
            sent += count
        }
        return true
    }

    private func close(_ number: Int32) {
        guard heard.removeValue(forKey: number) != nil else { return }
        loop.forget(number)
        _ = shutdown(number, Int32(SHUT_WR))
        _ = Glibc.close(number)
    }
}
