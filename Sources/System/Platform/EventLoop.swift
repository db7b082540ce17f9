import CPlatform
import Domain
import Glibc

/// One thread that waits for many things: descriptors, timers, signals, and other threads through its waker.
///
/// It belongs to the thread that runs it. What it calls may watch, forget, add and cancel at will: what was forgotten
/// is not called any more, even if it was ready in the same moment.
package final class EventLoop {
    private struct Registration {
        let token: UInt64
        let react: (Readiness) -> Void
    }

    package let waker: Waker
    private let clock: any Clock
    private let epoll: FileDescriptor
    private var registrations: [Int32: Registration] = [:]
    private var lastToken: UInt64 = 0
    private var timers = TimerQueue()
    private var fires: [TimerID: () -> Void] = [:]
    private var signals: [SignalSource] = []
    /// Whether something is being called, from which it cannot be turned.
    package private(set) var isTurning = false
    /// Room for what one wait brings; more waits for the next one.
    private var events = [epoll_event](repeating: epoll_event(), count: 64)

    package init(clock: any Clock = SystemClock()) throws(PlatformError) {
        let number = epoll_create1(Int32(EPOLL_CLOEXEC))
        guard number >= 0 else { throw .last("make", "an event queue") }
        epoll = FileDescriptor(owning: number)
        waker = try Waker()
        self.clock = clock
        let waker = waker
        try watch(waker.descriptor.number) { _ in waker.clear() }
    }

    /// Calls `react` as long as the descriptor is ready, not only when it becomes so. The descriptor stays the
    /// caller's, and must be forgotten before it is closed.
    package func watch(
        _ descriptor: Int32,
        for wanted: Readiness = .readable,
        _ react: @escaping (Readiness) -> Void
    ) throws(PlatformError) {
        let operation = registrations[descriptor] == nil ? EPOLL_CTL_ADD : EPOLL_CTL_MOD
        lastToken += 1
        // The token tells a descriptor from a later one with its number, and their events apart.
        var event = epoll_event()
        event.events = wanted.events
        event.data.u64 = lastToken << 32 | UInt64(UInt32(bitPattern: descriptor))
        guard epoll_ctl(epoll.number, operation, descriptor, &event) == 0 else {
            throw .last("watch", "descriptor \(descriptor)")
        }
        registrations[descriptor] = Registration(token: event.data.u64, react: react)
    }

    package func forget(_ descriptor: Int32) {
        guard registrations.removeValue(forKey: descriptor) != nil else { return }
        var event = epoll_event()
        _ = epoll_ctl(epoll.number, EPOLL_CTL_DEL, descriptor, &event)
    }

    /// Calls `react` with each of these signals that comes. They must be blocked (`Signal.block`), or they do what they
    /// do to any program.
    package func watch(_ wanted: [Signal], _ react: @escaping (Signal) -> Void) throws(PlatformError) {
        let source = try SignalSource(wanted)
        try watch(source.descriptor.number) { _ in
            while let signal = source.next() { react(signal) }
        }
        signals.append(source)
    }

    /// Readable when a signal has come that is watched, for whoever cannot wait here.
    package var signalDescriptors: [Int32] { signals.map { $0.descriptor.number } }

    /// Once, after so long; or again and again, that far apart. Time in which the machine is suspended does not count.
    @discardableResult
    package func after(_ delay: Duration, repeats: Bool = false, _ fire: @escaping () -> Void) -> TimerID {
        let deadline = clock.now().monotonic.advanced(by: delay)
        let id = timers.add(at: deadline, every: repeats ? delay : nil)
        fires[id] = fire
        return id
    }

    package func cancel(_ timer: TimerID) {
        timers.cancel(timer)
        fires[timer] = nil
    }

    /// Waits and calls until the condition holds, which is asked before each wait.
    package func run(until isDone: () -> Bool) throws(PlatformError) {
        while !isDone() { try turn() }
    }

    /// Waits once, at most so long, and calls whatever is ready. Not from within such a call.
    package func turn(upTo limit: Duration? = nil) throws(PlatformError) {
        let count = try wait(limit)
        isTurning = true
        defer { isTurning = false }
        for index in 0..<count {
            let event = events[index]
            let descriptor = Int32(truncatingIfNeeded: event.data.u64)
            guard let registration = registrations[descriptor], registration.token == event.data.u64 else { continue }
            registration.react(Readiness(events: event.events))
        }
        for timer in timers.takeDue(at: clock.now().monotonic) {
            let fire = fires[timer]
            if !timers.contains(timer) { fires[timer] = nil }
            fire?()
        }
    }

    private func wait(_ limit: Duration?) throws(PlatformError) -> Int {
        let now = clock.now().monotonic
        var shortest = limit
        if let deadline = timers.nextDeadline {
            let untilTimer = now.duration(to: deadline)
            shortest = limit.map { min($0, untilTimer) } ?? untilTimer
        }
        let count = epoll_wait(epoll.number, &events, Int32(events.count), Poll.milliseconds(shortest))
        if count >= 0 { return Int(count) }
        guard errno == EINTR else { throw .last("wait for", "events") }
        return 0
    }
}

extension Readiness {
    fileprivate var events: UInt32 {
        var events: UInt32 = 0
        if contains(.readable) { events |= EPOLLIN.rawValue | EPOLLRDHUP.rawValue }
        if contains(.writable) { events |= EPOLLOUT.rawValue }
        return events
    }

    fileprivate init(events: UInt32) {
        self = []
        if events & EPOLLIN.rawValue != 0 { insert(.readable) }
        if events & EPOLLOUT.rawValue != 0 { insert(.writable) }
        if events & (EPOLLHUP.rawValue | EPOLLRDHUP.rawValue | EPOLLERR.rawValue) != 0 { insert(.hungUp) }
    }
}
