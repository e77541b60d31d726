import BolavenEstimation
import BolavenReports

extension ItemsFindings {
  /// The shares of the table of items; `nil` where the test was taken once.
  var changeChart: Chart? {
    guard let after else { return nil }
    let rows = test.items.indices.compactMap { item in
      before.share(item).flatMap { pre in
        after.share(item).map {
          DumbbellChart.Item(label: .verbatim(test.items[item].name), pre: pre, post: $0)
        }
      }
    }
    guard !rows.isEmpty else { return nil }
    return Chart(
      id: "\(id)-change", title: KnowledgeWording.itemsTitle,
      kind: DumbbellChart(
        items: rows, quantity: ChartQuantity(KnowledgeWording.rightAnswers, .percent(decimals: 0)), range: 0...1,
        preLabel: KnowledgeWording.pre, postLabel: KnowledgeWording.post))
  }

  /// Items and the people of the first test on one scale; `nil` without the Rasch model.
  var itemMap: Chart? {
    guard let rasch else { return nil }
    let people = rasch.abilities.compactMap { $0?.estimate }
    let items = zip(rasch.model.estimatedItems, rasch.model.estimatedDifficulties).map {
      ItemMapChart.Item(label: .verbatim(test.items[$0].name), difficulty: $1)
    }
    guard !people.isEmpty, !items.isEmpty else { return nil }
    return Chart(
      id: "\(id)-map", title: ItemsWording.mapTitle,
      kind: ItemMapChart(people: people, items: items, axis: ItemsWording.logits))
  }
}
