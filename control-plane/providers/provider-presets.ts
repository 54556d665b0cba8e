// What is known of each vendor beforehand, so that adding one is choosing a row. Data only.
// `billsOnAbort` is 'unknown' where no vendor document settles it: the stream is then drained.

/** The starting values of a provider and its channels. */
export interface ProviderPreset {
  readonly vendor: string;
  readonly name: string;
  readonly region: 'global' | 'china';
  readonly baseUrl: string;
  readonly billsOnAbort: 'yes' | 'no' | 'unknown';
  readonly billsOnAccept: boolean;
  readonly acceptsLimit: boolean;
  readonly acceptsStreamOptions: boolean;
  readonly limitParameter: 'max_tokens' | 'max_completion_tokens';
}

const USUAL = {
  billsOnAbort: 'unknown',
  billsOnAccept: false,
  acceptsLimit: true,
  acceptsStreamOptions: true,
  limitParameter: 'max_tokens',
} as const;

export const PROVIDER_PRESETS: readonly ProviderPreset[] = [
  preset({
    vendor: 'DeepSeek',
    name: 'DeepSeek',
    region: 'global',
    baseUrl: 'https://api.deepseek.com/v1',
  }),
  preset({
    vendor: 'Moonshot AI',
    name: 'Moonshot AI',
    region: 'global',
    baseUrl: 'https://api.moonshot.ai/v1',
  }),
  preset({
    vendor: 'Moonshot AI',
    name: 'Moonshot AI (China)',
    region: 'china',
    baseUrl: 'https://api.moonshot.cn/v1',
  }),
  preset({
    vendor: 'Alibaba Cloud',
    name: 'Alibaba DashScope',
    region: 'global',
    baseUrl: 'https://dashscope-intl.aliyuncs.com/compatible-mode/v1',
  }),
  preset({
    vendor: 'Alibaba Cloud',
    name: 'Alibaba DashScope (China)',
    region: 'china',
    baseUrl: 'https://dashscope.aliyuncs.com/compatible-mode/v1',
  }),
  preset({
    vendor: 'Z.ai',
    name: 'Z.ai',
    region: 'global',
    baseUrl: 'https://api.z.ai/api/paas/v4',
  }),
  preset({
    vendor: 'Z.ai',
    name: 'Zhipu BigModel (China)',
    region: 'china',
    baseUrl: 'https://open.bigmodel.cn/api/paas/v4',
  }),
  preset({
    vendor: 'ByteDance',
    name: 'Volcengine Ark',
    region: 'china',
    baseUrl: 'https://ark.cn-beijing.volces.com/api/v3',
  }),
  preset({
    vendor: 'MiniMax',
    name: 'MiniMax',
    region: 'global',
    baseUrl: 'https://api.minimax.io/v1',
  }),
  preset({
    vendor: 'MiniMax',
    name: 'MiniMax (China)',
    region: 'china',
    baseUrl: 'https://api.minimaxi.com/v1',
  }),
  preset({
    vendor: 'Baidu',
    name: 'Baidu Qianfan',
    region: 'china',
    baseUrl: 'https://qianfan.baidubce.com/v2',
  }),
  preset({
    vendor: 'Tencent Cloud',
    name: 'Tencent TokenHub',
    region: 'china',
    baseUrl: 'https://tokenhub.tencentmaas.com/v1',
  }),
  preset({
    vendor: 'Tencent Cloud',
    name: 'Tencent Hunyuan',
    region: 'china',
    baseUrl: 'https://api.hunyuan.cloud.tencent.com/v1',
  }),
  preset({
    vendor: 'StepFun',
    name: 'StepFun',
    region: 'china',
    baseUrl: 'https://api.stepfun.com/v1',
  }),
  preset({
    vendor: 'Baichuan AI',
    name: 'Baichuan AI',
    region: 'china',
    baseUrl: 'https://api.baichuan-ai.com/v1',
  }),
  preset({
    vendor: 'iFLYTEK',
    name: 'iFLYTEK Spark',
    region: 'china',
    baseUrl: 'https://spark-api-open.xf-yun.com/v1',
  }),
  preset({
    vendor: 'iFLYTEK',
    name: 'iFLYTEK Spark X1',
    region: 'china',
    baseUrl: 'https://spark-api-open.xf-yun.com/v2',
  }),
  {
    ...preset({
      vendor: 'SenseTime',
      name: 'SenseNova',
      region: 'china',
      baseUrl: 'https://api.sensenova.cn/compatible-mode/v2',
    }),
    // Its parameter is max_new_tokens, so neither of ours would be obeyed.
    acceptsLimit: false,
  },
  preset({
    vendor: 'Huawei Cloud',
    name: 'Huawei ModelArts',
    region: 'china',
    baseUrl: 'https://api.modelarts-maas.com/v1',
  }),
  preset({
    vendor: 'Qihoo 360',
    name: '360 Zhinao',
    region: 'china',
    baseUrl: 'https://api.360.cn/v1',
  }),
  preset({
    vendor: '01.AI',
    name: '01.AI',
    region: 'china',
    baseUrl: 'https://api.lingyiwanwu.com/v1',
  }),
  preset({
    vendor: 'Shanghai AI Laboratory',
    name: 'InternLM',
    region: 'china',
    baseUrl: 'https://chat.intern-ai.org.cn/api/v1',
  }),
  preset({
    vendor: 'Meituan',
    name: 'LongCat',
    region: 'china',
    baseUrl: 'https://api.longcat.chat/openai/v1',
  }),
  {
    ...preset({
      vendor: 'OpenAI',
      name: 'OpenAI',
      region: 'global',
      baseUrl: 'https://api.openai.com/v1',
    }),
    limitParameter: 'max_completion_tokens',
  },
];

function preset(
  row: Pick<ProviderPreset, 'vendor' | 'name' | 'region' | 'baseUrl'>,
): ProviderPreset {
  return { ...USUAL, ...row };
}
