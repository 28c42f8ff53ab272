/** Draws a chain's map where the server laid it out; a click on a node is a click on its link in the table below. */
const token = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
const WIDTH = 120, HEIGHT = 54, BOX = [104, 40];

const looks = () => ({
  plain: { color: token("--surface"), borderColor: token("--edge") },
  none: { color: token("--sunken"), borderColor: token("--line-2"), borderType: "dashed" },
  missing: { color: token("--red-w"), borderColor: token("--red"), borderType: "dashed", borderWidth: 2 },
  weak: { color: token("--amber-w"), borderColor: token("--amber"), borderType: "dashed", borderWidth: 2 },
  single: { color: token("--surface"), borderColor: token("--amber"), borderWidth: 2.5 },
  extend: { color: token("--tint"), borderColor: token("--accent"), borderType: "dotted", borderWidth: 2 },
});

function option({ nodes, edges }) {
  const look = looks();
  return {
    animation: false,
    series: [{
      type: "graph", layout: "none", left: BOX[0] / 2 + 8, right: BOX[0] / 2 + 8, top: BOX[1] / 2 + 8, bottom: BOX[1] / 2 + 8,
      symbol: "rect", symbolSize: BOX, edgeSymbol: ["none", "arrow"], edgeSymbolSize: 6, preserveAspect: false,
      label: {
        show: true, color: token("--ink"), fontFamily: token("--sans"), fontSize: 12, lineHeight: 16, width: BOX[0] - 4, overflow: "truncate",
        formatter: ({ data }) => `${data.name}\n{words|${data.words}}`, rich: { words: { color: token("--ink-2"), fontSize: 11, lineHeight: 15 } },
      },
      data: nodes.map(({ id, name, words, state, x, y }) => ({ id, name, words, x: x * WIDTH, y: y * HEIGHT, itemStyle: look[state] })),
      links: edges.map(({ source, target, local }) => ({
        source, target, lineStyle: { color: token("--edge"), type: local ? "solid" : "dashed", width: 1.2, curveness: 0.08 },
      })),
    }],
  };
}

function draw(box) {
  const picture = JSON.parse(document.getElementById(box.dataset.silianChain).textContent);
  const span = (key) => { const all = picture.nodes.map((node) => node[key]); return Math.max(...all) - Math.min(...all); };
  box.style.minWidth = `${(span("x") + 1) * WIDTH}px`;
  box.style.height = `${(span("y") + 1) * HEIGHT + 16}px`;
  const chart = window.echarts.init(box, null, { renderer: "svg" });
  const paint = () => chart.setOption(option(picture), true);
  paint();
  chart.on("click", "series.graph", ({ dataType, data }) => { if (dataType === "node") document.getElementById(`node-${data.id}`).click(); });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", paint);
  matchMedia("print").addEventListener("change", () => chart.resize());
  new ResizeObserver(() => chart.resize()).observe(box);
}

document.querySelectorAll("[data-silian-chain]").forEach(draw);
