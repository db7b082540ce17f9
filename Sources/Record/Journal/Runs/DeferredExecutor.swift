/// Stands in for an agent where a run is only prepared: nothing is started.
package struct DeferredExecutor: StepExecutor {
    private let request: StepRequest

    package init(_ request: StepRequest) { self.request = request }

    package func execute(_ run: inout RunWriter) -> SaidOutcome { .deferred(request) }
}
