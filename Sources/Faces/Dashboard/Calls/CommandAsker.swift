import Asking
import Domain
import Platform

/// Asks commands of ours, a few at a time; others wait in a queue, which has an end.
final class CommandAsker {
    /// More would only take the processors from each other.
    static let callsMax = 4
    static let waitingMax = 256

    /// One that was put, until it is answered or not wanted any more.
    final class Question {
        fileprivate let begin: (Question) -> Void
        fileprivate var process: CommandProcess?
        fileprivate var isCancelled = false

        fileprivate init(begin: @escaping (Question) -> Void) { self.begin = begin }
    }

    private let program: String
    private let environment: Environment
    private let loop: EventLoop
    private let processes: any Processes
    private var running = 0
    private var waiting: [Question] = []

    init(program: String, environment: Environment, loop: EventLoop, processes: any Processes) {
        self.program = program
        self.environment = environment
        self.loop = loop
        self.processes = processes
    }

    /// - Parameter ended: called once, from the loop, unless the question is cancelled before. Nil: there is no room in
    ///   the queue.
    func ask(
        _ words: CommandWords,
        limits: CommandLimits = CommandLimits(),
        take: @escaping CommandProcess.Take,
        ended: @escaping CommandProcess.Ended
    ) -> Question? {
        let question = Question { [unowned self] question in
            do throws(PlatformError) {
                question.process = try CommandProcess(
                    words,
                    of: program,
                    environment: environment,
                    limits: limits,
                    on: loop,
                    processes: processes,
                    take: take,
                    ended: { [unowned self] end, remarks in
                        letGo(question)
                        ended(end, remarks)
                    }
                )
            } catch {
                letGo(question)
                ended(.notStarted("\(error)"), [])
            }
        }
        guard running < Self.callsMax else {
            guard waiting.count < Self.waitingMax else { return nil }
            waiting.append(question)
            return question
        }
        begin(question)
        return question
    }

    /// Its answer is not wanted any more.
    func cancel(_ question: Question) {
        guard !question.isCancelled else { return }
        question.isCancelled = true
        if let process = question.process {
            process.kill()
            letGo(question)
        } else {
            waiting.removeAll { $0 === question }
        }
    }

    private func begin(_ question: Question) {
        running += 1
        question.begin(question)
    }

    private func letGo(_ question: Question) {
        question.process = nil
        running -= 1
        // Not from within the end of another one: its caller is still told.
        guard !waiting.isEmpty else { return }
        loop.after(.zero) { [weak self] in self?.beginNext() }
    }

    private func beginNext() {
        while running < Self.callsMax, !waiting.isEmpty { begin(waiting.removeFirst()) }
    }
}
